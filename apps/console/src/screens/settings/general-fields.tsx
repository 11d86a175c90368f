import { useTranslations } from 'use-intl';
import type { TenantConfigDraft } from '../../data/contract/tenant-calls.ts';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

const zones: readonly string[] = Intl.supportedValuesOf('timeZone');
const currencies: readonly string[] = Intl.supportedValuesOf('currency');

interface GeneralFieldsProps {
  readonly accents: readonly string[];
  /** As it is saved: stays among the choices, even where it is none of those that are known here. */
  readonly before: TenantConfigDraft;
  readonly after: TenantConfigDraft;
  readonly onChange: (after: TenantConfigDraft) => void;
}

/** What a tenant says of itself: its name, its colour, its clocks, its currency, and whether one publishes alone. */
export function GeneralFields({ accents, before, after, onChange }: GeneralFieldsProps) {
  const t = useTranslations('general');
  const choice = (
    field: 'accent' | 'timeZone' | 'baseCurrency',
    words: { readonly label: string; readonly hint: string },
    known: readonly string[],
  ) => (
    <SelectField
      {...words}
      choices={[...new Set([before[field], ...known])]
        .toSorted((one, other) => one.localeCompare(other))
        .map((each) => [each, each])}
      chosen={after[field]}
      onChoose={(chosen) => onChange({ ...after, [field]: chosen })}
    />
  );
  return (
    <div className="flex flex-col gap-5">
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        error={after.name.trim() === '' ? t('nameMissing') : null}
        maxLength={120}
        autoComplete="off"
        value={after.name}
        onChange={(name) => onChange({ ...after, name })}
      />
      {choice('accent', { label: t('accent'), hint: t('accentHint') }, accents)}
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
        onChoose={(chosen) => onChange({ ...after, secondPerson: chosen === 'together' })}
      />
    </div>
  );
}
