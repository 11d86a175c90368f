/**
 * The words of a text as `remit.words` folds them: letters and digits in a row, without capitals and without the marks on
 * letters.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = /^\p{ASCII}*$/u.test(text)
    ? text.toLowerCase()
    : Array.from(text.normalize('NFKC'), foldCase)
        .join('')
        .normalize('NFKD')
        .replaceAll(/[\u0300-\u036f]/g, '');
  return [...new Set(folded.match(/[\p{Alphabetic}\p{Nd}]+/gu) ?? [])].map((word) => word.slice(0, 40));
}

/**
 * A letter without its capital, as Unicode folds it for comparing. By itself, for at the end of a word some are written
 * otherwise; a dotless i is no i, and letters that had no small form once are folded to the large one.
 */
function foldCase(letter: string): string {
  if (letter === 'ı') return letter;
  if (/\p{Script=Cherokee}/u.test(letter)) return letter.toUpperCase();
  return letter.toLowerCase().toUpperCase().toLowerCase();
}

/** Whether each of the words asked for begins one that is there. */
export function findsAll(asked: readonly string[], there: readonly string[]): boolean {
  return asked.every((word) => there.some((one) => one.startsWith(word)));
}
