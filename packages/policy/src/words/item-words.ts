import { conditionSentence, type ConditionWords } from './condition-sentence.ts';
import type { Condition } from '../condition.ts';
import { plural } from './sentence.ts';
import { joining, listed, lowered, type PolicyNames, type SentencePart } from './sentence-part.ts';
import { withArticle } from './with-article.ts';

/** Words that say what is at a path of the item. */
export const part = (text: string, path: string): SentencePart => ({ text, path });

/** `contracts`, by the label of the type. */
export const many = (name: string, { type }: PolicyNames): string => {
  const label = type(name)?.label;
  return label === undefined ? `“${name}”` : plural(label);
};

/** `payment`, by the label of the type. */
export const one = (name: string, { type }: PolicyNames): string => lowered(type(name)?.label ?? `“${name}”`);

/** `a payment`, by the label of the type: what a condition speaks of is one record. */
export const any = (name: string, names: PolicyNames): string => withArticle(one(name, names));

/** Roles by their labels. */
export const rolesPart = (
  roles: readonly string[],
  path: string,
  last: 'and' | 'or',
  { role }: PolicyNames,
): readonly SentencePart[] =>
  roles.length === 0
    ? [part('nobody', path)]
    : listed(
        roles.map((name) => [part(role(name), path)]),
        last,
      );

/** The type that a condition is about, where it is about one. */
export function wordsOn(on: readonly string[], names: PolicyNames): ConditionWords {
  const type = on.map((name) => names.type(name)).find((each) => each !== null) ?? null;
  return { type, names };
}

/**
 * A condition with the words that lead to it; nothing where there is none.
 * @param lead the words before it, spaced as the sentence needs it
 */
export const clause = (
  lead: string,
  condition: Condition | undefined,
  path: string,
  words: ConditionWords,
): readonly SentencePart[] =>
  condition === undefined ? [] : [joining(`${lead} `), ...conditionSentence(condition, path, words)];
