import type { FieldRule, RowPolicy } from '@remit/policy/document';
import { conditionText } from './condition-text.ts';
import { type DocumentLine, clause } from './document-line.ts';
import { nameText, namesText, typeText } from './name-text.ts';
import { NOBODY } from './words.ts';

/** A row policy. */
export const policyLines = (policy: RowPolicy, path: string): readonly DocumentLine[] => [
  { text: `policy ${nameText(policy.name)} on ${typeText(policy.type)}`, path },
  { text: `for ${namesText(policy.roles, NOBODY)}`, path: `${path}.roles` },
  { text: `where ${conditionText(policy.where)}`, path: `${path}.where` },
];

/** A field rule. */
export const fieldLines = (rule: FieldRule, path: string): readonly DocumentLine[] => [
  { text: `field ${typeText(rule.type)}.${nameText(rule.field)}`, path },
  ...clause(rule.visible, `${path}.visible`, (names) => `visible: ${namesText(names, NOBODY)}`),
  ...clause(rule.masked, `${path}.masked`, (masks) => {
    const each = masks.map(({ role, as }) => `${nameText(role)} as last ${as.characters}`);
    return `masked: ${each.length === 0 ? NOBODY : each.join(', ')}`;
  }),
  ...clause(rule.editable, `${path}.editable`, (names) => `editable: ${namesText(names, NOBODY)}`),
  ...clause(rule.hidden, `${path}.hidden`, (names) => `hidden: ${namesText(names, NOBODY)}`),
];
