import type { PolicyDocument } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import type { RuleKind, RuleName } from './rule-address.ts';

/** Every rule of a document, kind by kind. */
export function rulesOf(document: PolicyDocument, kind: RuleKind): readonly SaidItem[] {
  switch (kind) {
    case 'rule':
      return document.rules.map((entry) => ({ kind, entry }));
    case 'policy':
      return document.rowPolicies.map((entry) => ({ kind, entry }));
    case 'set':
      return document.sets.map((entry) => ({ kind, entry }));
    case 'exclusion':
      return document.exclusions.map((entry) => ({ kind, entry }));
    case 'approval':
      return document.approvals.map((entry) => ({ kind, entry }));
    case 'guard':
      return document.guards.map((entry) => ({ kind, entry }));
    default:
      return kind satisfies never;
  }
}

/** One of them by its name; null where the document has none of it. */
export const ruleItem = (document: PolicyDocument, { kind, key }: RuleName): SaidItem | null =>
  rulesOf(document, kind).find(({ entry }) => entry.name === key) ?? null;

/** Whether it stands in the policy to be watched, and does not count. */
export const isReportOnly = ({ entry }: SaidItem): boolean =>
  'reportOnly' in entry && entry.reportOnly === true;

/** Whether somebody looking for words would mean this rule. */
export function saysWords(item: SaidItem, sentence: string, words: string): boolean {
  const because = 'because' in item.entry ? (item.entry.because ?? '') : '';
  const text = `${item.entry.name} ${sentence} ${because}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
