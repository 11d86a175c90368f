import type { ResourceType } from '../document.ts';
import type { Value } from '../values/value.ts';

/**
 * A stretch of a sentence about an item of a policy. `path` is the part of the item that it says, such as
 * `when.conditions[0].right`; null where the words only join others.
 */
export interface SentencePart {
  readonly text: string;
  readonly path: string | null;
}

/** What a sentence about a policy needs to know about its reader: what things are called, how values look. */
export interface PolicyNames {
  readonly value: (value: Value) => string;
  readonly role: (name: string) => string;
  /** Null for a type that is not declared. */
  readonly type: (name: string) => ResourceType | null;
}

/** Words that say no part of an item. */
export const joining = (text: string): SentencePart => ({ text, path: null });

/** Parts with words between them: `a, b or c`. */
export function listed(
  parts: readonly (readonly SentencePart[])[],
  last: 'and' | 'or',
): readonly SentencePart[] {
  return parts.flatMap((part, at) => {
    if (at === 0) return part;
    return [joining(at === parts.length - 1 ? ` ${last} ` : ', '), ...part];
  });
}

/** The whole sentence as plain text. */
export const sentenceText = (parts: readonly SentencePart[]): string =>
  parts.map(({ text }) => text).join('');

/** `value` for the label `Value`; names that are written in capitals stay as they are. */
export const lowered = (label: string): string =>
  /^.[A-Z]/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** The same as a sentence begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
