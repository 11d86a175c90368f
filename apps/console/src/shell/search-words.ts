/** Longer than any word that a screen makes; what is longer came from somewhere else. */
const LONGEST = 20_000;

/**
 * Reads the named words of an address and nothing else. One that makes no sense is taken for absent: an old or broken
 * link opens the page, never an error. By hand and not by schema, because it is in the first script that a browser
 * runs, which has a budget.
 */
export function searchWords<Name extends string>(...names: readonly Name[]) {
  return (search: Readonly<Record<string, unknown>>): { readonly [Key in Name]?: string | undefined } => {
    const found: { [Key in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      // The router reads `?q=2026` as a number; its reader typed a word.
      const word = typeof value === 'number' ? String(value) : value;
      if (typeof word === 'string' && word !== '' && word.length <= LONGEST) found[name] = word;
    }
    return found;
  };
}
