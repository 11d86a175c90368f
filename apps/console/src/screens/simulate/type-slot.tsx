import { useTranslations } from 'use-intl';
import type { SimulateFormView } from '@remit/api/simulate/simulate-views';
import { Field } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';

interface TypeSlotProps {
  readonly types: SimulateFormView['types'];
  /** Full name of the chosen one; undefined where any will do. */
  readonly chosen: string | undefined;
}

/** What kind of record the question is about, by module. */
export function TypeSlot({ types, chosen }: TypeSlotProps) {
  const t = useTranslations('simulate');
  const { change } = useSimulateSearch();
  return (
    <Field label={t('type')}>
      {(wiring) => (
        <SelectBox
          {...wiring}
          value={chosen ?? ''}
          onChange={(event) =>
            change({ type: event.target.value || undefined, id: undefined, facts: undefined })
          }
        >
          <option value="">{t('anyType')}</option>
          {[...new Set(types.map(({ moduleLabel }) => moduleLabel))].map((module) => (
            <optgroup key={module} label={module}>
              {types
                .filter(({ moduleLabel }) => moduleLabel === module)
                .map(({ type, label }) => (
                  <option key={type} value={type}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectBox>
      )}
    </Field>
  );
}
