/** What a new place in a tree is called and how its path ends, as typed; `end` null: made of the name. */
export interface PlaceName {
  readonly name: string;
  readonly end: string | null;
}

export const noPlaceName: PlaceName = { name: '', end: null };

/**
 * How the path ends: "Trade fairs" becomes `trade-fairs`, as long as nothing else was typed. The same whatever language
 * its writer reads: paths are compared letter by letter.
 */
export const endOf = ({ name, end }: PlaceName): string =>
  end ??
  name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s/]+/g, '-');
