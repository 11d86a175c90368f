const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters of these scripts take the room of two. */
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

const lettersOf = (text: string): readonly string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);

const roomOf = (letter: string): number => (WIDE.test(letter) ? 2 : 1);

/** How much room a text takes, in letters. */
export const textRoom = (text: string): number =>
  lettersOf(text).reduce((sum, letter) => sum + roomOf(letter), 0);

/** How many of the letters fit. */
function fitting(letters: readonly string[], room: number): number {
  let left = room;
  const over = letters.findIndex((letter) => (left -= roomOf(letter)) < 0);
  return over === -1 ? letters.length : over;
}

/**
 * A text in lines: broken after a space, a slash or a colon where there is one in the second half of a line; what does
 * not fit into the last is cut.
 * @param room letters to a line, at least two
 */
export function brokenLines(text: string, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = lettersOf(text);
  while (fitting(rest, room) < rest.length && lines.length < most - 1) {
    const fit = fitting(rest, room);
    const last = rest.slice(0, fit).findLastIndex((letter) => /[\s/:]/u.test(letter)) + 1;
    const end = last >= fit / 2 ? last : fit;
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(end);
  }
  const whole = fitting(rest, room) === rest.length;
  lines.push(
    whole
      ? rest.join('')
      : `${rest
          .slice(0, fitting(rest, room - 1))
          .join('')
          .trimEnd()}…`,
  );
  return lines;
}
