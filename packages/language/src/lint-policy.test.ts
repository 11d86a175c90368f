import { describe, expect, test } from 'vitest';
import { NOON, compare, person, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { applyEdits } from '@remit/policy/draft/apply-edits';
import type { Condition } from '@remit/policy/condition';
import { pathSteps } from '@remit/policy/document-path';
import type { PolicyDocument } from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate/validate';
import type { LintCode, LintFinding } from './lint-finding.ts';
import { lintPolicy } from './lint-policy.ts';
import { APPROVAL_CASES } from './testing/approval-cases.ts';
import { CONDITION_CASES } from './testing/condition-cases.ts';
import { FIELD_CASES } from './testing/field-cases.ts';
import { GRANT_CASES } from './testing/grant-cases.ts';
import type { LintCase } from './testing/lint-case.ts';
import {
  approve,
  asks,
  granting,
  holds,
  readAccounts,
  roles,
  rule,
  upTo,
  west,
} from './testing/lint-parts.ts';
import { NAME_CASES } from './testing/name-cases.ts';
import { ROLE_CASES } from './testing/role-cases.ts';
import { RULE_CASES } from './testing/rule-cases.ts';
import { SCOPE_CASES } from './testing/scope-cases.ts';
import { UNKNOWN_CASES } from './testing/unknown-cases.ts';

const CASES: readonly LintCase[] = [
  ...UNKNOWN_CASES,
  ...NAME_CASES,
  ...GRANT_CASES,
  ...ROLE_CASES,
  ...SCOPE_CASES,
  ...CONDITION_CASES,
  ...FIELD_CASES,
  ...RULE_CASES,
  ...APPROVAL_CASES,
];

const lint = (document: PolicyDocument, people: LintCase['people']): readonly LintFinding[] =>
  lintPolicy(
    document,
    people === undefined || people === null ? null : { directory: smallDirectory(people), now: NOON },
  );

/** Items of the document's lists that an edit does not name must be the very same afterwards. */
function untouched(
  before: PolicyDocument,
  after: PolicyDocument,
  edits: LintFinding['fixes'][number]['edits'],
) {
  const touched = new Set(edits.map(({ path }) => pathSteps(path).slice(0, 2).join(' ')));
  for (const [list, items] of Object.entries(before) as [keyof PolicyDocument, readonly unknown[]][]) {
    const kept: readonly unknown[] = after[list];
    items.forEach((item, index) => {
      if (!touched.has(`${list} ${index}`)) expect(kept).toContain(item);
    });
  }
}

describe('lint finds', () => {
  test.each(CASES)('$title ($code), and not what is only near it', (each) => {
    const found = lint(smallDocument(each.has), each.people).filter(({ code }) => code === each.code);
    expect(found.map(({ path }) => path)).toEqual([each.path]);
    expect(found[0]?.sentence).toMatch(/^[A-Z`].*\.$/u);
    const near = lint(smallDocument(each.nearly), each.nearlyPeople ?? each.people);
    expect(near.filter(({ code }) => code === each.code)).toEqual([]);
  });

  test.each(CASES)('ways out of $title that lead out of it and change nothing else', (each) => {
    const before = smallDocument(each.has);
    const found = lint(before, each.people).find(({ code }) => code === each.code);
    expect(found?.fixes).toHaveLength(each.fixes);
    for (const { label, edits } of found?.fixes ?? []) {
      expect(label).not.toBe('');
      expect(JSON.parse(JSON.stringify(edits))).toEqual(edits);
      const after = applyEdits(before, edits);
      expect(validatePolicy(after)).toEqual([]);
      expect(lint(after, each.people).filter(({ code }) => code === each.code)).toEqual([]);
      untouched(before, after, edits);
    }
  });

  test('nothing odd in a policy where there is nothing odd', () => {
    const document = smallDocument({
      ...roles(
        role('Clerk', [{ actions: ['read'] }], { module: 'crm', label: 'Clerk' }),
        role('Approver', [{ ...approve, upTo }], { module: 'fin' }),
      ),
      rules: [{ ...rule, actions: ['read'], when: compare('owner', '=', person('alice')) }],
      tests: [asks],
    });
    expect(lint(document, holds('Clerk', 'Approver'))).toEqual([]);
  });
});

test('a draft over a bound is looked through for its names alone, however large it is', () => {
  const deep = Array.from({ length: 100_000 }).reduce<Condition>(
    (condition) => ({ kind: 'not', condition }),
    west,
  );
  const has = roles(
    role('R', [{ ...readAccounts, where: deep }, readAccounts, readAccounts]),
    role('L', [], { includes: ['r'] }),
  );
  const codes = lint(smallDocument(has), {}).map(({ code }) => code);
  expect(codes).toEqual(['unknown-name']);
});

test('of very many errors the first have ways out, and nothing else is said', () => {
  const grants = Array.from({ length: 500 }, () => ({ actions: ['raed'], on: ['crm.Account'] }));
  const found = lint(smallDocument(granting(...grants)), {});
  expect(found).toHaveLength(100);
  expect(found.every(({ code, fixes }) => code === 'unknown-name' && fixes.length > 0)).toBe(true);
});

test('every code of a finding has a case', () => {
  const cases = new Set(CASES.map(({ code }) => code));
  const codes: Readonly<Record<LintCode, true>> = {
    'unknown-name': true,
    'shadowed-name': true,
    'look-alike-names': true,
    'misleading-name': true,
    'names-nothing': true,
    'repeated-name': true,
    'unknown-place': true,
    'unknown-attribute': true,
    'bare-grant-everywhere': true,
    'grant-never-holds': true,
    'duplicate-grant': true,
    'duplicate-include': true,
    'unlimited-approval': true,
    'role-gives-nothing': true,
    'role-unassigned': true,
    'role-emptied': true,
    'base-grants-replaced': true,
    'scope-of-unknown-folder': true,
    'scope-never-reached': true,
    'scope-without-effect': true,
    'condition-never-true': true,
    'condition-never-false': true,
    'visible-and-hidden': true,
    'mask-without-effect': true,
    'field-role-cannot-read': true,
    'row-policy-without-effect': true,
    'rule-without-effect': true,
    'exclusion-broken': true,
    'exclusion-in-role': true,
    'guard-of-nobody': true,
    'unknown-member': true,
    'step-without-deciders': true,
    'asked-of-nobody': true,
  };
  expect([...cases].toSorted()).toEqual(Object.keys(codes).toSorted());
});
