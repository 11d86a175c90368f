import { useTranslations } from 'use-intl';
import { Field } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';

interface TypeSelectProps {
  readonly type: string;
  readonly types: readonly { readonly name: string; readonly label: string }[];
  readonly part: string;
  readonly onChange: (type: string) => void;
}

/** The one type that an item is about. */
export function TypeSelect({ type, types, part, onChange }: TypeSelectProps) {
  const t = useTranslations('rules');
  return (
    <Field label={t('type')}>
      {(wiring) => (
        <span data-part={part} className="max-w-72">
          <SelectBox {...wiring} value={type} onChange={({ target }) => onChange(target.value)}>
            {types.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectBox>
        </span>
      )}
    </Field>
  );
}
