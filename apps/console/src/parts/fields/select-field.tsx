import { Field, type FieldWords } from './field.tsx';
import { SelectBox } from './select-box.tsx';

interface SelectFieldProps<Choice extends string | number> extends FieldWords {
  /** Each with its words. */
  readonly choices: readonly (readonly [choice: Choice, words: string])[];
  readonly chosen: Choice;
  readonly required?: boolean;
  readonly className?: string;
  readonly onChoose: (choice: Choice) => void;
}

/** One of a list of choices, with its label. */
export function SelectField<Choice extends string | number>(props: SelectFieldProps<Choice>) {
  const { label, hint, error, optional, choices, chosen, onChoose, ...select } = props;
  // A control says text of whatever it holds: the choice that reads so is what was chosen.
  const choose = (typed: string): void => {
    const found = choices.find(([choice]) => String(choice) === typed);
    if (found !== undefined) onChoose(found[0]);
  };
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <SelectBox {...select} {...wiring} value={chosen} onChange={({ target }) => choose(target.value)}>
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </SelectBox>
      )}
    </Field>
  );
}
