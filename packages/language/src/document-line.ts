import { quoted } from './quoted-text.ts';

/** One line of canonical text, and the part of the document that it says. */
export interface DocumentLine {
  readonly text: string;
  /** `roles[2].grants[0]` */
  readonly path: string;
}

/** A text in quotes. */
export const text = (value: string): string => quoted(value, "'");

/** A line for a clause that is there; none for one that is not. */
export const clause = <T>(
  value: T | undefined,
  path: string,
  say: (value: T) => string,
): readonly DocumentLine[] => (value === undefined ? [] : [{ text: say(value), path }]);

/** A label, unless it is what stands without one. */
export const labelClause = (label: string, otherwise: string, path: string): readonly DocumentLine[] =>
  label === otherwise ? [] : [{ text: `label: ${text(label)}`, path: `${path}.label` }];
