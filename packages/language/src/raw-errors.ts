import type { SyntaxDetails } from './syntax-error.ts';
import { type TextError, positionsIn } from './text-error.ts';

/** So many errors are listed, and the first of them with what was expected: finding that out takes time. */
const LISTED = 1000;
const DETAILED = 60;

/** An error before it is known where in the text it is. */
export interface RawError {
  readonly offset: number;
  readonly brief: string;
  readonly details: () => SyntaxDetails;
}

/** Names that are quoted in a message are shortened: nobody reads one of a megabyte. */
const readable = (message: string): string => message.replaceAll(/`([^`]{80})[^`]+`/gu, '`$1…`');

const shortened = (error: TextError): TextError => ({ ...error, message: readable(error.message) });

/** The errors of a text in its order, each with line and column; of very many the first ones, and how many there are more. */
export function listErrors(text: string, raw: readonly RawError[]): readonly TextError[] {
  const positions = positionsIn(text);
  const sorted = raw.toSorted((left, right) => left.offset - right.offset);
  const listed = sorted.slice(0, LISTED).map(({ offset, brief, details }, at): TextError => {
    const position = positions.at(offset);
    return at < DETAILED
      ? shortened({ ...position, ...details() })
      : { ...position, message: readable(brief), expected: [], nearest: [] };
  });
  if (sorted.length <= LISTED) return listed;
  const position = positions.at(sorted[LISTED]?.offset ?? text.length);
  const message = `there are ${sorted.length - LISTED} more errors from here on; mend those before`;
  return [...listed, { ...position, message, expected: [], nearest: [] }];
}
