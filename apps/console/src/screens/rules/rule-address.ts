import type { ItemName } from '@remit/policy/draft/document-items';

/** What the rules are made of, in the order of their list. */
export const RULE_KINDS = ['rule', 'policy', 'exclusion', 'approval', 'guard', 'set'] as const;

export type RuleKind = (typeof RULE_KINDS)[number];

export interface RuleName extends ItemName {
  readonly kind: RuleKind;
}

/** What an address calls a rule: its kind and its name, `policy.WestRegionOnly`. */
export const ruleAddress = ({ kind, key }: RuleName): string => `${kind}.${key}`;

/** The rule that an address names. @returns null for a word that names none */
export function ruleNamed(word: string): RuleName | null {
  const [, first = '', key = ''] = /^([a-z]+)\.(.+)$/u.exec(word) ?? [];
  const kind = RULE_KINDS.find((each) => each === first);
  return kind === undefined ? null : { kind, key };
}
