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

/** Line and column of an offset in a text, both from 1. */
export function positionAt(text: string, offset: number): Pick<TextError, 'line' | 'column'> {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
}
