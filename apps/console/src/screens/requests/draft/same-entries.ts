import type { DraftEntries } from '../../../data/contract/request-calls.ts';

/** Whether the server has what stands in the form. It keeps text composed, however it was typed or pasted. */
export function sameEntries(typed: DraftEntries, kept: DraftEntries | null): boolean {
  if (kept === null) return false;
  const { fields, ...places } = typed;
  return (
    (Object.keys(places) as (keyof typeof places)[]).every((key) => isSame(places[key], kept[key])) &&
    // A field that is empty and one that is not there say the same.
    [...Object.keys(fields), ...Object.keys(kept.fields)].every((name) =>
      isSame(fields[name] ?? '', kept.fields[name] ?? ''),
    )
  );
}

const isSame = (one: string | null, other: string | null): boolean =>
  one?.normalize('NFC') === other?.normalize('NFC');
