import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SecurityView } from '@remit/api/people-views';
import type { SecurityDraft } from '../../data/contract/tenant-calls.ts';
import { Button } from '../../parts/button.tsx';
import { classes } from '../../parts/classes.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Field, areaLook } from '../../parts/field.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { GraceField } from './grace-field.tsx';
import { graceFits } from './grace-fits.ts';
import { SecurityEffect } from './security-effect.tsx';
import { TestAddress } from './test-address.tsx';
import { useSecurityPreview } from './use-security-preview.ts';

const lengths = [15, 30, 60, 120, 240, 480, 720] as const;
const demands = ['nobody', 'administrators', 'everybody'] as const;

/** What a tenant asks of whoever comes in, and beside it whom an edit would stop. */
export function SecurityForm({ view }: { readonly view: SecurityView }) {
  const t = useTranslations('security');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [lines, setLines] = useState(view.allowlist.join('\n'));
  const [sessionMinutes, setMinutes] = useState(view.sessionMinutes);
  const [secondFactor, setSecondFactor] = useState(view.secondFactor);
  const [grace, setGrace] = useState({ from: view.secondFactorFrom, fits: true });
  const [confirming, setConfirming] = useState(false);
  const draft: SecurityDraft = {
    allowlist: lines.split('\n').filter((line) => line.trim() !== ''),
    sessionMinutes,
    secondFactor,
    secondFactorFrom: secondFactor === 'nobody' ? null : grace.from,
  };
  const changed =
    draft.allowlist.join('\n') !== view.allowlist.join('\n') ||
    sessionMinutes !== view.sessionMinutes ||
    secondFactor !== view.secondFactor ||
    draft.secondFactorFrom !== view.secondFactorFrom;
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
  const wrong =
    (preview?.problems[0] ?? null) !== null
      ? (preview?.problems.join('; ') ?? null)
      : preview?.excludesYou === true
        ? t('excluded', { address: view.address })
        : null;
  const lengthWords = (minutes: number): string =>
    minutes < 60 ? t('minutes', { minutes }) : t('hours', { hours: minutes / 60 });

  function press(): void {
    if (!changed) toast(t('unchanged'));
    else if (wrong !== null) toast(wrong);
    else if (secondFactor !== 'nobody' && !grace.fits) toast(t('graceOver'));
    else if (!settled) toast(t('checking'));
    else if ((preview?.stoppedTotal ?? 0) > 0) setConfirming(true);
    else saving.mutate();
  }

  return (
    <form
      className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <div className="flex flex-col gap-5">
        <Field label={t('second')} hint={t('secondHint')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={secondFactor}
              onChange={({ target }) =>
                setSecondFactor(demands.find((demand) => demand === target.value) ?? secondFactor)
              }
            >
              {demands.map((demand) => (
                <option key={demand} value={demand}>
                  {t(demand)}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        {secondFactor === 'nobody' ? null : (
          <GraceField
            saved={view.secondFactorFrom}
            fits={grace.fits}
            onChange={(from) => setGrace({ from, fits: graceFits(view.secondFactorFrom, from, Date.now()) })}
          />
        )}
        <Field label={t('length')} hint={t('lengthHint')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={sessionMinutes ?? ''}
              onChange={({ target }) => setMinutes(target.value === '' ? null : Number(target.value))}
            >
              <option value="">{t('anywhere')}</option>
              {[...new Set([...lengths, ...(view.sessionMinutes === null ? [] : [view.sessionMinutes])])]
                .toSorted((a, b) => a - b)
                .map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {lengthWords(minutes)}
                  </option>
                ))}
            </SelectBox>
          )}
        </Field>
        <Field label={t('addresses')} hint={t('addressesHint')} error={wrong}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={6}
              spellCheck={false}
              autoComplete="off"
              value={lines}
              onChange={({ target }) => setLines(target.value)}
              className={classes(areaLook, 'resize-y font-mono leading-6')}
            />
          )}
        </Field>
        <p className="-mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2">
          {t('yours', { address: view.address })}
          {preview?.excludesYou === true && preview.problems.length === 0 ? (
            <Button onClick={() => setLines(`${view.address}\n${lines}`)}>
              {t('addYours', { address: view.address })}
            </Button>
          ) : null}
        </p>
        <TestAddress allowlist={draft.allowlist} />
      </div>
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
