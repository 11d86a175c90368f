import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { SelectBox } from '../../parts/fields/select-box.tsx';

interface NameListProps {
  readonly label: string;
  readonly names: readonly string[];
  /** What may be added, by name, with what each is called. */
  readonly choices: readonly { readonly name: string; readonly label: string }[];
  readonly adding: string;
  /** The part of the item that it is. */
  readonly part: string;
  readonly onChange: (names: readonly string[]) => void;
}

/** A few names out of many: those chosen, each with a way out, and a list of the others to add one. */
export function NameList({ label, names, choices, adding, part, onChange }: NameListProps) {
  const t = useTranslations('rules');
  const id = useId();
  const called = new Map(choices.map((choice) => [choice.name, choice.label]));
  const others = choices.filter(({ name }) => !names.includes(name));
  return (
    <div role="group" aria-labelledby={id} data-part={part} className="flex flex-col gap-1">
      <span id={id} className="font-medium">
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-1.5">
        {names.map((name) => (
          <span
            key={name}
            className="inline-flex h-7 items-center gap-1 rounded-md bg-sunken pr-0.5 pl-2 text-sm max-sm:h-11"
          >
            {called.get(name) ?? name}
            {names.length === 1 ? (
              <span className="w-1" />
            ) : (
              <button
                type="button"
                aria-label={t('removeNamed', { name: called.get(name) ?? name })}
                onClick={() => onChange(names.filter((each) => each !== name))}
                className="inline-grid size-6 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink max-sm:size-11"
              >
                <X size={13} aria-hidden />
              </button>
            )}
          </span>
        ))}
        {others.length === 0 ? null : (
          <SelectBox
            aria-label={adding}
            value=""
            onChange={({ target }) => onChange([...names, target.value])}
            className="w-40"
          >
            <option value="">{adding}</option>
            {others.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </SelectBox>
        )}
      </div>
    </div>
  );
}
