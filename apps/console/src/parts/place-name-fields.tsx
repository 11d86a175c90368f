import { Field, inputLook } from './field.tsx';

/** What a new place in a tree is called and how its path ends, as typed; `end` null: made of the name. */
export interface PlaceName {
  readonly name: string;
  readonly end: string | null;
}

export const noPlaceName: PlaceName = { name: '', end: null };

/** How the path ends: "Trade fairs" becomes `trade-fairs`, as long as nothing else was typed. */
export const endOf = ({ name, end }: PlaceName): string =>
  end ??
  name
    .normalize('NFC')
    .trim()
    .toLocaleLowerCase()
    .replaceAll(/[\s/]+/g, '-');

interface PlaceNameFieldsProps {
  readonly words: { readonly name: string; readonly end: string; readonly endHint: string };
  readonly place: PlaceName;
  readonly problem: string | null;
  readonly onChange: (place: PlaceName) => void;
}

/** A name, and the end of the path that is made of it. */
export function PlaceNameFields({ words, place, problem, onChange }: PlaceNameFieldsProps) {
  return (
    <>
      <Field label={words.name}>
        {(wiring) => (
          <input
            {...wiring}
            required
            maxLength={120}
            autoComplete="off"
            value={place.name}
            onChange={({ target }) => onChange({ ...place, name: target.value })}
            className={inputLook}
          />
        )}
      </Field>
      <Field label={words.end} hint={words.endHint} error={problem}>
        {(wiring) => (
          <input
            {...wiring}
            required
            maxLength={80}
            autoComplete="off"
            value={endOf(place)}
            onChange={({ target }) => onChange({ ...place, end: target.value })}
            className={`${inputLook} font-mono`}
          />
        )}
      </Field>
    </>
  );
}
