import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly onChange: (value: string) => void;
}

/** One of a few names, with its label. */
export function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <SelectBox {...wiring} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </SelectBox>
      )}
    </Field>
  );
}
