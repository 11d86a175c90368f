import { Field, inputLook } from './field.tsx';
import { endOf, type PlaceName } from './place-name.ts';

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
