import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { type AuditAddress, filterOf, instantOf, instantText, streams } from './audit-address.ts';
import { actionWords, namedActions } from './audit-words.ts';
import { type FilterNames, type FilterWords, useFilterWords } from './use-filter-words.ts';

const periods = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const;
type Period = keyof typeof periods;

/** The parts of a filter that no box shows, each with its word of the address. */
const chips = [
  ['actor', 'actor'],
  ['target', 'target'],
  ['correlation', 'call'],
  ['session', 'session'],
  ['reported', 'reported'],
  ['from', 'from'],
  ['until', 'until'],
] as const satisfies readonly (readonly [keyof FilterWords, keyof AuditAddress])[];

interface AuditFiltersProps {
  readonly address: AuditAddress;
  readonly names: FilterNames;
  readonly onChange: (change: AuditAddress) => void;
}

/** What narrows the list: what is chosen from a few stands in boxes, everything else as chips that can be taken away. */
export function AuditFilters({ address, names, onChange }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const words = useFilterWords(filterOf(address), names);
  const anyPeriod = instantOf(address.from) === null && instantOf(address.until) === null;
  return (
    <div
      role="group"
      aria-label={t('filter.label')}
      className="gap-2 max-sm:grid max-sm:grid-cols-2 max-sm:pb-3 sm:contents"
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
        value={anyPeriod ? '' : 'custom'}
        onChange={({ target }) => onChange(periodChosen(target.value))}
      >
        <option value="">{t('filter.anyPeriod')}</option>
        {anyPeriod ? null : <option value="custom">{t('filter.custom')}</option>}
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
      {chips.map(([part, word]) => {
        const said = words[part];
        return said === undefined ? null : (
          <FilterChip key={part} onRemove={() => onChange({ [word]: undefined })}>
            {said}
          </FilterChip>
        );
      })}
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
