import { adderLook } from './adder-look.ts';

interface AdderProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (value: string) => void;
}

/** A list of what can be added: choosing adds it. */
export function Adder({ label, options, onAdd }: AdderProps) {
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ target }) => {
        if (target.value !== '') onAdd(target.value);
      }}
      className={adderLook}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
