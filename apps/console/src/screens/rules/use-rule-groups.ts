import type { PolicyDocument } from '@remit/policy/document';
import { itemSentence } from '@remit/policy/words/item-sentence';
import { sentenceText } from '@remit/policy/words/sentence-part';
import { RULE_KINDS } from './rule-address.ts';
import { rulesOf, saysWords } from './rule-items.ts';
import { usePolicyNames } from './use-policy-names.ts';

/** The rules of a policy that say all words of `q`, kind by kind, each with its sentence; kinds with none are left out. */
export function useRuleGroups(document: PolicyDocument, q: string) {
  const all = RULE_KINDS.map((kind) => ({ kind, items: rulesOf(document, kind) }));
  const names = usePolicyNames(
    document,
    all.flatMap(({ items }) => items),
  );
  return all
    .map(({ kind, items }) => ({
      kind,
      lines: items
        .map((item) => ({ item, sentence: sentenceText(itemSentence(item, names)) }))
        .filter(({ item, sentence }) => saysWords(item, sentence, q)),
    }))
    .filter(({ lines }) => lines.length > 0);
}
