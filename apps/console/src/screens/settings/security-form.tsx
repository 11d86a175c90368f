import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SecurityView } from '@remit/api/people/people-views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { SecurityEffect } from './security-effect.tsx';
import { SecurityFields } from './security-fields.tsx';
import { useSecurityEdit } from './use-security-edit.ts';
import { useSecurityPreview } from './use-security-preview.ts';

/** What a tenant asks of whoever comes in, and beside it whom an edit would stop. */
export function SecurityForm({ view }: { readonly view: SecurityView }) {
  const t = useTranslations('security');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const edit = useSecurityEdit(view);
  const [confirming, setConfirming] = useState(false);
  const { draft, changed } = edit;
  const { preview, settled, error } = useSecurityPreview(draft, view.update.allowed && changed);
  const saving = useMutation({
    mutationFn: () => calls.client.security.save.mutate({ ...draft, revision: view.revision }),
    onSuccess: (saved) => {
      queries.setQueryData([...calls.options.security.get.queryKey()], saved);
      toast(t('saved'), t('savedDetail'));
    },
    onError: tellFailure,
    onSettled: () => setConfirming(false),
  });
  const problems = preview?.problems ?? [];
  const excluded = preview?.excludesYou === true ? t('excluded', { address: view.address }) : null;
  const wrong = problems.length > 0 ? problems.join('; ') : excluded;
  const press = (): void => {
    if (!changed) toast(t('unchanged'));
    else if (wrong !== null) toast(wrong);
    else if (!edit.graceFits) toast(t('graceOver'));
    else if (!settled) toast(t('checking'));
    else if ((preview?.stoppedTotal ?? 0) > 0) setConfirming(true);
    else saving.mutate();
  };

  return (
    <form
      className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <SecurityFields view={view} edit={edit} preview={preview} wrong={wrong} />
      <div className="flex flex-col items-start gap-4">
        <SecurityEffect
          preview={changed ? preview : null}
          from={draft.secondFactorFrom}
          changed={changed}
          settled={settled}
          error={error}
        />
        <GuardedButton
          guard={view.update}
          look="primary"
          asked={{ title: t('save') }}
          pending={saving.isPending}
          onPress={press}
        >
          {t('save')}
        </GuardedButton>
      </div>
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={t('confirmTitle', { count: preview?.stoppedTotal ?? 0 })}
        description={t('confirmLead')}
      >
        <DialogActions onCancel={() => setConfirming(false)}>
          <Button look="danger" pending={saving.isPending} onClick={() => saving.mutate()}>
            {t('save')}
          </Button>
        </DialogActions>
      </Dialog>
    </form>
  );
}
