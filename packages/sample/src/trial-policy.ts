import type { PolicyDocument } from '@remit/policy/document';
import type { DraftStep, ItemEdit } from '@remit/policy/draft/draft-steps';
import { samplePolicy } from './sample-policy.ts';

/** Whole units of the currency up to which the roles of the trial decide, and above which two do. */
const limits = { approver: 10_000, executive: 50_000, chief: 500_000, second: 50_000 } as const;

/**
 * What somebody who begins can try, as the step of a draft: the roles, rules and field visibility of the samples beside
 * what a policy has. Whatever it has stays as it is, and nothing speaks of folders that a sample alone has.
 * @param currency of the limits, with `minorDigits` digits after its point
 */
export function trialStep(
  own: PolicyDocument,
  { currency, minorDigits }: { readonly currency: string; readonly minorDigits: number },
): DraftStep {
  const minor = (units: number): number => units * 10 ** minorDigits;
  const sample = samplePolicy({
    currency,
    approverLimit: minor(limits.approver),
    executiveLimit: minor(limits.executive),
    chiefLimit: minor(limits.chief),
    financeDepartment: '/finance',
    keyAccountsFolder: '/',
    secondApproval: { above: minor(limits.second), of: 'each' },
  });
  const named = new Set(own.roles.map(({ name }) => name));
  const unless = <Item>(has: readonly Item[], tried: readonly Item[]): readonly Item[] =>
    has.length > 0 ? [] : tried;
  return [
    ...sample.roles.filter(({ name }) => !named.has(name)).map((role) => item('role', role.name, role)),
    ...unless(own.rowPolicies, sample.rowPolicies).map((rows) => item('policy', rows.name, rows)),
    ...unless(own.fieldRules, sample.fieldRules).map((rule) =>
      item('field', `${rule.type}.${rule.field}`, rule),
    ),
    ...unless(own.rules, sample.rules).map((rule) => item('rule', rule.name, rule)),
    ...unless(own.exclusions, sample.exclusions).map((duty) => item('exclusion', duty.name, duty)),
    ...unless(own.approvals, sample.approvals).map((steps) => item('approval', steps.name, steps)),
  ];
}

const item = (kind: ItemEdit['kind'], key: string, entry: ItemEdit['entries'][number]): ItemEdit => ({
  kind,
  key,
  entries: [entry],
  comments: [],
});
