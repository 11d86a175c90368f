/** Nobody sees these, or they turn the direction of what is read: in quotes they are written as escapes. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff]/u;
const ESCAPED = /[\\\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu;

const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Whether a text has characters that are written as escapes alone, the tab and what ends a line excepted. */
export const hasUnseen = (text: string): boolean => UNSEEN.test(text.replaceAll(/[\t\r\n]/gu, ''));

/**
 * Text in quotes: a quote in it is doubled, and what nobody would see is escaped, so that what is shown is what is
 * meant.
 * @param quote `'` for texts, a back-quote for names
 */
export function quoted(text: string, quote: "'" | '`'): string {
  const escaped = text.replaceAll(
    ESCAPED,
    (character) => SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `${quote}${escaped.replaceAll(quote, quote + quote)}${quote}`;
}

const MEANINGS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '`': '`',
};
const ESCAPES = /\\(?:u\{([0-9A-Fa-f]{1,6})\}|([\s\S]))|''|``/gu;

/** What stands between quotes, in NFC as all text of a policy, and what is wrong with it; null when nothing is. */
export interface Unquoted {
  readonly text: string;
  readonly problem: string | null;
}

/** Reads a text or a name that stands in quotes, as the grammar takes it. */
export function unquoted(written: string): Unquoted {
  const quote = written.slice(0, 1);
  const inside = written.slice(1, -1);
  let problem: string | null = hasUnseen(inside)
    ? 'a character that nobody sees stands as an escape, such as `\\u{200f}`'
    : null;
  if (!inside.includes('\\')) {
    if (!inside.isWellFormed()) problem = 'half of a character is no text';
    return { text: inside.replaceAll(quote + quote, quote).normalize('NFC'), problem };
  }
  const text = inside.replaceAll(
    ESCAPES,
    (whole: string, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        const exists = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
        if (exists) return String.fromCodePoint(point);
        problem = `\`${whole}\` stands for no character that a text can hold`;
        return '';
      }
      if (letter === undefined) return whole === quote + quote ? quote : whole;
      const meant = MEANINGS[letter];
      if (meant !== undefined) return meant;
      problem = `\`${whole}\` is no escape; a text has \`\\n\`, \`\\t\`, \`\\r\`, \`\\\\\` and \`\\u{1f600}\``;
      return '';
    },
  );
  if (!text.isWellFormed()) problem = 'half of a character is no text';
  return { text: text.normalize('NFC'), problem };
}
