import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration } from '@remit/policy/document';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { FactInput } from './fact-input.tsx';
import { factsOf, withFact } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/** What a described record holds: the fields given so far, and a list of those that can be added. */
export function GivenFacts({ fields }: { readonly fields: readonly FieldDeclaration[] }) {
  const t = useTranslations('simulate');
  const { address, change } = useSimulateSearch();
  const given = factsOf(address.facts).flatMap(([name, typed]) => {
    const field = fields.find((each) => each.name === name);
    return field === undefined ? [] : [{ field, typed }];
  });
  const others = fields.filter((field) => given.every((each) => each.field !== field));
  if (fields.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-2 text-xs font-medium text-ink-3">{t('facts')}</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {given.map(({ field, typed }) => (
          <div key={field.name} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <FactInput
                field={field}
                typed={typed}
                onType={(next) => change({ facts: withFact(address.facts, field.name, next) })}
              />
            </div>
            <IconButton
              // Beside the control, whose label stands over it.
              className="mt-6.5"
              label={t('remove', { field: field.label })}
              onClick={() => change({ facts: withFact(address.facts, field.name, undefined) })}
            >
              <X size={15} aria-hidden />
            </IconButton>
          </div>
        ))}
        {others.length === 0 ? null : (
          <SelectField
            label={t('addFact')}
            choices={[['', t('chooseField')], ...others.map((field) => [field.name, field.label] as const)]}
            chosen=""
            onChoose={(choice) => change({ facts: withFact(address.facts, choice, '') })}
          />
        )}
      </div>
    </fieldset>
  );
}
