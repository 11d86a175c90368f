import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TenantConfigView } from '@remit/api/tenant/tenant-views';
import { identity } from '../../data/calls.ts';
import type { TenantConfigDraft } from '../../data/contract/tenant-calls.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { FeatureList } from './feature-list.tsx';
import { GeneralEffect } from './general-effect.tsx';
import { GeneralFields } from './general-fields.tsx';

/** What a tenant says of itself, and beside it what an edit comes to before it is saved. */
export function GeneralForm({ view }: { readonly view: TenantConfigView }) {
  const t = useTranslations('general');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { name, accent, timeZone, baseCurrency, secondPerson } = view;
  const before: TenantConfigDraft = { name, accent, timeZone, baseCurrency, secondPerson };
  const [after, setAfter] = useState(before);
  const changed = JSON.stringify(after) !== JSON.stringify(before);
  const missing = after.name.trim() === '';
  const saving = useMutation({
    mutationFn: () => calls.client.tenant.saveConfig.mutate({ ...after, seen: before }),
    onSuccess: (saved) => {
      queries.setQueryData([...calls.options.tenant.config.queryKey()], saved);
      // The name and the colour stand around every page.
      void queries.invalidateQueries({ queryKey: calls.options.me.pathKey() });
      void identity.queryClient.invalidateQueries({ queryKey: identity.options.session.pathKey() });
      toast(t('saved'), t('savedDetail'));
    },
    onError: tellFailure,
  });
  const press = (): void => {
    if (!changed) toast(t('unchanged'));
    else if (missing) toast(t('nameMissing'));
    else if (!saving.isPending) saving.mutate();
  };
  return (
    <form
      className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        if (view.update.allowed) press();
      }}
    >
      <GeneralFields accents={view.accents} before={before} after={after} onChange={setAfter} />
      <div className="flex flex-col items-start gap-4">
        <GeneralEffect before={before} after={after} />
        <GuardedButton
          guard={view.update}
          look="primary"
          asked={{ title: t('save') }}
          pending={saving.isPending}
          onPress={press}
        >
          {t('save')}
        </GuardedButton>
        <FeatureList slug={view.slug} flags={view.flags} />
      </div>
    </form>
  );
}
