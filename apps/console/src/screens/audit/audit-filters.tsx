import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SearchBox } from '../../parts/search-box.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { type AuditAddress, instantOf, instantText, streams } from './audit-address.ts';
import { actionWords, namedActions } from './audit-words.ts';

const periods = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const;
type Period = keyof typeof periods;

interface AuditFiltersProps {
  readonly address: AuditAddress;
  /** Names of the person and the object that the address means, as far as the events at hand say them. */
  readonly names: { readonly actor: string | null; readonly target: string | null };
  readonly onChange: (change: AuditAddress) => void;
}

/** What narrows the list: what is chosen from a few stands in boxes, everything else as chips that can be taken away. */
export function AuditFilters({ address, names, onChange }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const moment = useMoment();
  const from = instantOf(address.from);
  const until = instantOf(address.until);
  return (
    <div
      role="group"
      aria-label={t('filter.label')}
      className="flex flex-wrap items-center gap-2 pb-3 max-sm:grid max-sm:grid-cols-2"
    >
      <span className="max-sm:col-span-2">
        <SearchBox
          label={t('search')}
          value={address.q ?? ''}
          onSearch={(typed) => onChange({ q: typed === '' ? undefined : typed })}
        />
      </span>
      <SelectBox
        aria-label={t('filter.period')}
        value={from === null && until === null ? '' : 'custom'}
        onChange={({ target }) => onChange(periodChosen(target.value))}
      >
        <option value="">{t('filter.anyPeriod')}</option>
        {from === null && until === null ? null : <option value="custom">{t('filter.custom')}</option>}
        {(['hour', 'day', 'week', 'month'] as const).map((period) => (
          <option key={period} value={period}>
            {t(`filter.${period}`)}
          </option>
        ))}
      </SelectBox>
      <SelectBox
        aria-label={t('filter.outcome')}
        value={address.outcome ?? ''}
        onChange={({ target }) => onChange({ outcome: target.value || undefined })}
      >
        <option value="">{t('filter.anyOutcome')}</option>
        <option value="allow">{t('outcome.allow')}</option>
        <option value="deny">{t('outcome.deny')}</option>
      </SelectBox>
      <SelectBox
        aria-label={t('filter.stream')}
        value={address.stream ?? ''}
        onChange={({ target }) => onChange({ stream: target.value || undefined })}
      >
        <option value="">{t('filter.anyStream')}</option>
        {streams.map((stream) => (
          <option key={stream} value={stream}>
            {t(`stream.${stream}`)}
          </option>
        ))}
      </SelectBox>
      <SelectBox
        aria-label={t('filter.action')}
        value={address.action ?? ''}
        onChange={({ target }) => onChange({ action: target.value || undefined })}
      >
        <option value="">{t('filter.anyAction')}</option>
        {namedActions.map((action) => (
          <option key={action} value={action}>
            {actionWords(t, action)}
          </option>
        ))}
      </SelectBox>
      {address.actor === undefined ? null : (
        <FilterChip onRemove={() => onChange({ actor: undefined })}>
          {t('filter.actor', { name: names.actor ?? t('filter.someone') })}
        </FilterChip>
      )}
      {address.target === undefined ? null : (
        <FilterChip onRemove={() => onChange({ target: undefined })}>
          {t('filter.target', { name: names.target ?? address.target })}
        </FilterChip>
      )}
      {address.call === undefined ? null : (
        <FilterChip onRemove={() => onChange({ call: undefined })}>{t('filter.call')}</FilterChip>
      )}
      {address.session === undefined ? null : (
        <FilterChip onRemove={() => onChange({ session: undefined })}>{t('filter.session')}</FilterChip>
      )}
      {address.reported === undefined ? null : (
        <FilterChip onRemove={() => onChange({ reported: undefined })}>
          {t('filter.reported', { name: address.reported.replace(/^[a-z]+\./, '') })}
        </FilterChip>
      )}
      {from === null ? null : (
        <FilterChip onRemove={() => onChange({ from: undefined })}>
          {t('filter.from', { moment: moment(from) })}
        </FilterChip>
      )}
      {until === null ? null : (
        <FilterChip onRemove={() => onChange({ until: undefined })}>
          {t('filter.until', { moment: moment(until) })}
        </FilterChip>
      )}
    </div>
  );
}

/** A period counts from the moment it was chosen: the address then means the same events to everybody. */
function periodChosen(value: string): AuditAddress {
  const period = (['hour', 'day', 'week', 'month'] as const).find((each): each is Period => each === value);
  return period === undefined
    ? value === 'custom'
      ? {}
      : { from: undefined, until: undefined }
    : { from: instantText(Date.now() - periods[period]), until: undefined };
}

function FilterChip({
  children,
  onRemove,
}: {
  readonly children: string;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useTranslations('audit');
  return (
    <span className="inline-flex h-7 max-w-full items-center gap-1 rounded-md bg-accent-tint pr-1 pl-2.5 text-sm text-accent max-sm:h-11">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={t('filter.remove', { name: children })}
        onClick={onRemove}
        className="inline-grid size-6 shrink-0 place-items-center rounded hover:bg-hover max-sm:size-11"
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}
