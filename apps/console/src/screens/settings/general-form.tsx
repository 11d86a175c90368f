import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TenantConfigView } from '@remit/api/tenant-views';
import { identity } from '../../data/calls.ts';
import type { TenantConfigDraft } from '../../data/contract/tenant-calls.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { FeatureList } from './feature-list.tsx';
import { GeneralEffect } from './general-effect.tsx';

const zones: readonly string[] = Intl.supportedValuesOf('timeZone');
const currencies: readonly string[] = Intl.supportedValuesOf('currency');

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
  const choice = (
    field: 'accent' | 'timeZone' | 'baseCurrency',
    words: { readonly label: string; readonly hint: string },
    choices: readonly string[],
  ) => (
    <SelectField
      {...words}
      choices={[...new Set([before[field], ...choices])]
        .toSorted((one, other) => one.localeCompare(other))
        .map((each) => [each, each])}
      chosen={after[field]}
      onChoose={(choice) => setAfter({ ...after, [field]: choice })}
    />
  );
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
      <div className="flex flex-col gap-5">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={missing ? t('nameMissing') : null}
          maxLength={120}
          autoComplete="off"
          value={after.name}
          onChange={(named) => setAfter({ ...after, name: named })}
        />
        {choice('accent', { label: t('accent'), hint: t('accentHint') }, view.accents)}
        {choice('timeZone', { label: t('zone'), hint: t('zoneHint') }, zones)}
        {choice('baseCurrency', { label: t('currency'), hint: t('currencyHint') }, currencies)}
        <SelectField
          label={t('second')}
          hint={t('secondHint')}
          choices={[
            ['alone', t('alone')],
            ['together', t('together')],
          ]}
          chosen={after.secondPerson ? 'together' : 'alone'}
          onChoose={(choice) => setAfter({ ...after, secondPerson: choice === 'together' })}
        />
      </div>
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
