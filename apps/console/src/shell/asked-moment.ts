/**
 * A moment of the address as the server takes it: a version, or ms since 1970 UTC.
 * @param word `v12`, or an instant as `toISOString` writes it
 * @returns null for one that makes no sense: such a link opens the page as of now
 */
export function askedMoment(word: string): string | null {
  if (/^v[1-9][0-9]{0,8}$/.test(word)) return word;
  const at = Date.parse(word);
  return at >= 0 ? String(at) : null;
}
