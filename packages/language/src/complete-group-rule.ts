import { completePolicy } from './complete-policy.ts';
import type { Completion } from './completion.ts';
import { MEMBERS_WHERE } from './read-group-rule.ts';
import { STATEMENT_WORDS } from './words.ts';

/** What the rule of a group may name besides what every member has. */
export interface GroupRuleNames {
  /** Names of the attributes that the tenant adds to its members. */
  readonly attributes: readonly string[];
  /** Paths of departments. */
  readonly departments: readonly string[];
}

/** What a condition may otherwise ask for, and a rule of a group never does. */
const NOT_STORED: ReadonlySet<string> = new Set(['action', 'context', 'resource', 'now', 'took', 'groups']);

/** What can stand at a place of the text of a group's rule. */
export function completeGroupRule(
  text: string,
  offset: number,
  { attributes, departments }: GroupRuleNames,
): readonly Completion[] {
  const before = MEMBERS_WHERE.length;
  const names = { modules: [], types: [], sets: [], roles: [], attributes, departments };
  return completePolicy(MEMBERS_WHERE + text, before + offset, names)
    .filter(({ kind, label }) => {
      if (kind === 'field' || label === '[') return false;
      return kind === 'attribute' || kind === 'word'
        ? !NOT_STORED.has(label) && !STATEMENT_WORDS.some((word) => word === label)
        : true;
    })
    .map((choice) => ({ ...choice, from: choice.from - before, to: choice.to - before }));
}
