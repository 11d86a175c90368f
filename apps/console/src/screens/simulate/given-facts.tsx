import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration } from '@remit/policy/document';
import { Field } from '../../parts/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
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
          <Field label={t('addFact')}>
            {(wiring) => (
              <SelectBox
                {...wiring}
                value=""
                onChange={(event) => change({ facts: withFact(address.facts, event.target.value, '') })}
              >
                <option value="">{t('chooseField')}</option>
                {others.map((field) => (
                  <option key={field.name} value={field.name}>
                    {field.label}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        )}
      </div>
    </fieldset>
  );
}
