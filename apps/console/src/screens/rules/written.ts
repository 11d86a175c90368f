import type { TextNote } from './read-text.ts';

/** A name that the text form takes as it stands; any other one is quoted. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)?$/u;

/** A text with a name in place of what a note is about. What stood in quotes stays in them. */
export function written(text: string, { range }: Pick<TextNote, 'range'>, name: string): string {
  const before = text[range.from];
  if (before === "'") {
    const end = text.indexOf("'", range.from + 1);
    return `${text.slice(0, range.from)}'${name.replaceAll("'", "''")}'${text.slice(end < 0 ? text.length : end + 1)}`;
  }
  return text.slice(0, range.from) + (PLAIN.test(name) ? name : `\`${name}\``) + text.slice(range.to);
}
