import { useTranslations } from 'use-intl';
import type { PolicyDocument, Qualifier, ResourceType } from '@remit/policy/document';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';

interface GrantScopeProps {
  /** Those that the grant is about. */
  readonly types: readonly ResourceType[];
  readonly sets: PolicyDocument['sets'];
  readonly qualifiers: readonly Qualifier[];
  readonly onChange: (qualifiers: readonly Qualifier[]) => void;
}

/** Whose records a grant is about: one's own, those of one's department, those of a named set. */
export function GrantScope({ types, sets, qualifiers, onChange }: GrantScopeProps) {
  const t = useTranslations('compose');
  const has = (kind: Qualifier['kind']): boolean => qualifiers.some((each) => each.kind === kind);
  const put = (kind: Qualifier['kind'], next: Qualifier | null): void =>
    onChange([...qualifiers.filter((each) => each.kind !== kind), ...(next === null ? [] : [next])]);
  const offered = sets.filter(({ type }) => types.some(({ name }) => name === type));
  const set = qualifiers.find((each) => each.kind === 'set');
  return (
    <>
      <div className="flex flex-col">
        {types.some(({ owner }) => owner !== undefined) || has('own') ? (
          <CheckField
            checked={has('own')}
            hint={t('ownHint')}
            onChange={(on) => put('own', on ? { kind: 'own' } : null)}
          >
            {t('own')}
          </CheckField>
        ) : null}
        {types.some(({ department }) => department !== undefined) || has('department') ? (
          <CheckField
            checked={has('department')}
            onChange={(on) => put('department', on ? { kind: 'department' } : null)}
          >
            {t('department')}
          </CheckField>
        ) : null}
      </div>
      {offered.length === 0 ? null : (
        <SelectField
          label={t('set')}
          choices={[['', t('setNone')], ...offered.map(({ name }) => [name, name] as const)]}
          chosen={set?.kind === 'set' ? set.set : ''}
          onChoose={(name) => put('set', name === '' ? null : { kind: 'set', set: name })}
        />
      )}
    </>
  );
}
