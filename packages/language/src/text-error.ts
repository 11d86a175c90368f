/** What is wrong in a policy text, where, and what would be right. */
export interface TextError {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  readonly message: string;
  /** What could stand there; empty where the place is right and the value is wrong. */
  readonly expected: readonly string[];
  /** Names that may have been meant, nearest first. */
  readonly nearest: readonly string[];
}

/** Where in a text: line and column, both from 1, the column in characters. */
export type Position = Pick<TextError, 'line' | 'column'>;

/** Lines and columns of offsets in one text. Its lines are found once, not for every question. */
export interface Positions {
  readonly at: (offset: number) => Position;
}

/** The lines and columns of a text. */
export function positionsIn(text: string): Positions {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let known = { offset: 0, line: 1, column: 1 };
  const lineOf = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    at: (offset) => {
      const line = lineOf(offset);
      // Errors are asked for in the order of the text: a line as long as the text is walked once for all of them.
      const goesOn = known.line === line + 1 && known.offset <= offset;
      const from = goesOn ? known.offset : (starts[line] ?? 0);
      let column = goesOn ? known.column : 1;
      for (let at = from; at < offset; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) column += 1;
      known = { offset, line: line + 1, column };
      return { line: line + 1, column };
    },
  };
}

/** Line and column of one offset in a text, both from 1. */
export const positionAt = (text: string, offset: number): Position => positionsIn(text).at(offset);
