import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { roleLabel } from '../../draft/role-label.ts';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { fieldFilters, filterOf, type FieldsSearch } from './fields-address.ts';

interface FieldFiltersProps {
  readonly document: PolicyDocument;
  readonly search: FieldsSearch;
  readonly onGo: (change: FieldsSearch) => void;
}

/** Which fields show, and which two roles are held against each other. */
export function FieldFilters({ document, search, onGo }: FieldFiltersProps) {
  const t = useTranslations('fields');
  const label = (name: string): string => roleLabel(document.roles, name);
  const { a, b } = search;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-2">
      <SelectBox
        aria-label={t('show')}
        value={filterOf(search.show)}
        onChange={({ target }) => onGo({ show: target.value === 'all' ? undefined : target.value })}
        className="w-56 max-sm:w-auto max-sm:flex-1"
      >
        {fieldFilters.map((filter) => (
          <option key={filter} value={filter}>
            {t(`shows.${filter}`)}
          </option>
        ))}
      </SelectBox>
      <SelectBox
        aria-label={t('compare')}
        value={a ?? ''}
        onChange={({ target }) =>
          onGo(target.value === '' ? { a: undefined, b: undefined } : { a: target.value })
        }
        className="w-48 max-sm:w-auto max-sm:flex-1"
      >
        <option value="">{t('compareNone')}</option>
        {document.roles.map(({ name }) => (
          <option key={name} value={name}>
            {`${t('compare')} ${label(name)}`}
          </option>
        ))}
      </SelectBox>
      {a === undefined ? null : (
        <SelectBox
          aria-label={t('compareOther')}
          value={b ?? ''}
          onChange={({ target }) => onGo({ b: target.value === '' ? undefined : target.value })}
          className="w-48 max-sm:w-auto max-sm:flex-1"
        >
          <option value="">{t('compareOther')}</option>
          {document.roles
            .filter(({ name }) => name !== a)
            .map(({ name }) => (
              <option key={name} value={name}>
                {t('compareWith', { role: label(name) })}
              </option>
            ))}
        </SelectBox>
      )}
      {a === undefined || b === undefined ? null : (
        <p className="text-xs text-ink-3">{t('comparing', { one: label(a), other: label(b) })}</p>
      )}
    </div>
  );
}
