import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { REMIT_MODULE } from '@remit/policy/catalog';
import { Button } from '../../parts/button.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { AddPerson } from './add-person.tsx';
import { matrixShows, type MatrixAddress } from './matrix-address.ts';
import { roleNames } from './role-names.ts';

interface MatrixFiltersProps {
  readonly address: MatrixAddress;
  readonly document: PolicyDocument;
}

/** What of the matrix shows. Everything that is chosen here is in the address. */
export function MatrixFilters({ address, document }: MatrixFiltersProps) {
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2">
      <div className="w-48 max-sm:w-full">
        <SearchBox
          wide
          label={t('findRow')}
          value={address.q}
          onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
        />
      </div>
      <div className="w-40 max-sm:w-full">
        <SearchBox
          wide
          label={t('findRole')}
          value={address.role}
          onSearch={(typed) => setSearch({ role: typed === '' ? undefined : typed })}
        />
      </div>
      <SelectBox
        aria-label={t('module')}
        className="w-40 max-sm:w-auto max-sm:min-w-36 max-sm:flex-1"
        value={address.module ?? ''}
        onChange={({ target }) => setSearch({ module: target.value === '' ? undefined : target.value })}
      >
        <option value="">{t('everyModule')}</option>
        {document.modules.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        <option value={REMIT_MODULE}>Remit</option>
      </SelectBox>
      <SelectBox
        aria-label={t('show')}
        className="w-48 max-sm:w-auto max-sm:min-w-36 max-sm:flex-1"
        value={address.show}
        onChange={({ target }) => setSearch({ show: target.value === 'all' ? undefined : target.value })}
      >
        {matrixShows.map((show) => (
          <option key={show} value={show}>
            {t(`shows.${show}`)}
          </option>
        ))}
      </SelectBox>
      <AddPerson people={address.people} />
    </div>
  );
}

/** Two roles side by side, and only what differs between them. */
export function MatrixCompare({ address, document }: MatrixFiltersProps) {
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  const [one, other] = address.picked;
  const compare = (left: string, right: string): void =>
    setSearch({ compare: left === '' && right === '' ? undefined : `${left},${right}` });
  return (
    <span className="flex flex-wrap items-center gap-1.5 text-ink-2 max-sm:w-full">
      {t('compare')}
      <RolePick
        label={t('compare')}
        document={document}
        value={one}
        onPick={(role) => compare(role, other)}
      />
      {t('compareWith')}
      <RolePick
        label={t('compareWith')}
        document={document}
        value={other}
        onPick={(role) => compare(one, role)}
      />
      {one === '' && other === '' ? null : (
        <Button look="ghost" icon={<X size={14} aria-hidden />} onClick={() => compare('', '')}>
          {t('stopComparing')}
        </Button>
      )}
    </span>
  );
}

interface RolePickProps {
  readonly label: string;
  readonly document: PolicyDocument;
  readonly value: string;
  readonly onPick: (role: string) => void;
}

/** One role of the document. */
export function RolePick({ label, document, value, onPick }: RolePickProps) {
  const t = useTranslations('matrix');
  return (
    <SelectBox
      aria-label={label}
      className="w-36 max-sm:w-auto max-sm:min-w-28 max-sm:flex-1"
      value={value}
      onChange={({ target }) => onPick(target.value)}
    >
      <option value="">{t('compareNobody')}</option>
      {roleNames(document).map(({ name, label: title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </SelectBox>
  );
}
