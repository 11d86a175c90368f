import { useId } from 'react';

interface ChoiceFieldProps<Choice extends string> {
  readonly legend: string;
  /** Each with its words. */
  readonly choices: readonly (readonly [choice: Choice, words: string])[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** One of a few ways, all of them in sight. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { legend, choices, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {choices.map(([choice, words]) => (
        <label key={choice} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
          <input
            type="radio"
            name={name}
            checked={chosen === choice}
            onChange={() => onChoose(choice)}
            className="size-4 shrink-0 accent-accent"
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
