import { endOf, type PlaceName } from './place-name.ts';
import { TextField } from './text-field.tsx';

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
      <TextField
        label={words.name}
        required
        maxLength={120}
        autoComplete="off"
        value={place.name}
        onChange={(name) => onChange({ ...place, name })}
      />
      <TextField
        label={words.end}
        hint={words.endHint}
        error={problem}
        required
        maxLength={80}
        autoComplete="off"
        value={endOf(place)}
        className="font-mono"
        onChange={(end) => onChange({ ...place, end })}
      />
    </>
  );
}
