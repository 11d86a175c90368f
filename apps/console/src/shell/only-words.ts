/** Longer than any word that a screen makes; what is longer came from somewhere else. */
const LONGEST = 20_000;

/**
 * Reads an address as words. One that makes no sense is taken for absent: an old or broken link opens the page, never
 * an error. By hand and not by schema, because it is in the first script that a browser runs, which has a budget.
 *
 * For the route that every other hangs on: the router hands a page the whole address as it was typed, with what its
 * routes read laid over it, so that a name which they leave out would come through as it is.
 */
export function onlyWords(search: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, wordOf(value)]));
}

function wordOf(value: unknown): string | undefined {
  // The router reads `?q=2026` as a number; its reader typed a word.
  const word = typeof value === 'number' ? String(value) : value;
  return typeof word === 'string' && word !== '' && word.length <= LONGEST ? word : undefined;
}
