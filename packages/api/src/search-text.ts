/**
 * The words of a text as `remit.words` folds them: letters and digits in a row, without capitals and without the marks on
 * letters.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '');
  return [...new Set(folded.match(/[\p{Alphabetic}\p{Nd}]+/gu) ?? [])].map((word) => word.slice(0, 40));
}

/** Whether each of the words asked for begins one that is there. */
export function findsAll(asked: readonly string[], there: readonly string[]): boolean {
  return asked.every((word) => there.some((one) => one.startsWith(word)));
}
