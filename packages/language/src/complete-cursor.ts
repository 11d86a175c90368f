/** The word or quoted text that a cursor stands in or behind, and how much of it is already there. */
export interface Cursor {
  readonly from: number;
  readonly to: number;
  /** What is written before the cursor, without its quote. */
  readonly prefix: string;
  /** The quote that the cursor stands in: of a text, or of a name. */
  readonly quote: "'" | '`' | null;
}

const LETTER = /[\p{L}\p{N}_]/u;

/** The line of an offset, from its beginning to its end. */
function lineAt(text: string, offset: number): { readonly from: number; readonly to: number } {
  const from = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = text.slice(offset).search(/[\r\n]/);
  return { from, to: end < 0 ? text.length : offset + end };
}

/** Where a quote that opens at a place closes, on the same line; -1 where it does not. */
function closing(text: string, opened: number, end: number): number {
  const quote = text[opened];
  for (let at = opened + 1; at < end; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at;
      at += 1;
    }
  }
  return -1;
}

/** Whether every quote of a line from a place on is closed on it: one that is not was only just opened. */
function balanced(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    if (text[at] === '#') return true;
    if (text[at] !== "'" && text[at] !== '`') continue;
    const close = closing(text, at, end);
    if (close < 0) return false;
    at = close;
  }
  return true;
}

function wordAt(text: string, offset: number): Cursor {
  let from = offset;
  let to = offset;
  while (from > 0 && LETTER.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && LETTER.test(text[to] ?? '')) to += 1;
  return { from, to, prefix: text.slice(from, offset), quote: null };
}

/**
 * Reads the line of the cursor from its beginning, for quotes and comments do not go beyond one line.
 * @returns null in a comment, where nothing is to be completed
 */
export function cursorAt(text: string, offset: number): Cursor | null {
  const line = lineAt(text, offset);
  for (let at = line.from; at < offset; at += 1) {
    const sign = text[at];
    if (sign === '#') return null;
    if (sign !== "'" && sign !== '`') continue;
    const close = closing(text, at, line.to);
    if (close >= 0 && close < offset) at = close;
    else {
      const to = close >= 0 && balanced(text, close + 1, line.to) ? close + 1 : offset;
      return { from: at, to, prefix: text.slice(at + 1, offset), quote: sign };
    }
  }
  return wordAt(text, offset);
}
