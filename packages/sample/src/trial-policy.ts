import type { PolicyDocument } from '@remit/policy/document';
import { samplePolicy } from './sample-policy.ts';

/** Whole units of the currency up to which the roles of the trial decide, and above which two do. */
const limits = { approver: 10_000, executive: 50_000, chief: 500_000, second: 50_000 } as const;

/**
 * What somebody who begins can try: a policy with the roles, rules and field visibility of the samples beside what it has.
 * Whatever it has under a name stays as it is, and nothing speaks of folders that a sample alone has.
 * @param currency of the limits, with `minorDigits` digits after its point
 */
export function trialPolicy(
  own: PolicyDocument,
  { currency, minorDigits }: { readonly currency: string; readonly minorDigits: number },
): PolicyDocument {
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
    has.length > 0 ? has : tried;
  return {
    ...own,
    roles: [...own.roles, ...sample.roles.filter(({ name }) => !named.has(name))],
    rowPolicies: unless(own.rowPolicies, sample.rowPolicies),
    fieldRules: unless(own.fieldRules, sample.fieldRules),
    rules: unless(own.rules, sample.rules),
    exclusions: unless(own.exclusions, sample.exclusions),
    approvals: unless(own.approvals, sample.approvals),
  };
}
