import { REMIT_TYPES } from '@remit/policy/catalog';
import type { Condition } from '@remit/policy/condition';
import { conditionSentence } from '@remit/policy/words/condition-sentence';
import { sentenceText } from '@remit/policy/words/sentence-part';
import type { KnownDirectory } from '../known-directory.ts';
import { valueWords } from '../sentences.ts';

/** "the department of the member is Sales or below it": the rule of a group as it is read aloud. */
export function groupRuleWords(
  { directory }: { readonly directory: KnownDirectory },
  rule: Condition,
): string {
  const type = REMIT_TYPES.find(({ name }) => name === 'remit.Member') ?? null;
  const names = {
    value: (value: Parameters<typeof valueWords>[1]) => valueWords(directory, value),
    role: (name: string) => name,
    type: () => null,
  };
  return sentenceText(conditionSentence(rule, 'rule', { type, names, subject: 'the member' }));
}
