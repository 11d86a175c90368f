import { expect, test } from 'vitest';
import { smallDocument } from '@remit/testkit/small-tenant';
import type { Exclusion, ForbidRule, PolicyDocument } from '../document.ts';
import { reportingChanges, reportingSentence } from './reporting-changes.ts';

const rule: ForbidRule = {
  kind: 'forbid',
  name: 'Own',
  actions: ['approve'],
  on: ['fin.PaymentRequest'],
  because: 'nobody decides their own',
};
const apart: Exclusion = {
  kind: 'actions',
  name: 'Own',
  actions: ['submit', 'approve'],
  on: 'fin.PaymentRequest',
};

const told = (before: Partial<PolicyDocument>, after: Partial<PolicyDocument>): readonly string[] =>
  reportingChanges(smallDocument(before), smallDocument(after)).map(
    (change) => `${change.kind}: ${reportingSentence(change)}`,
  );

test('a rule that only reports from now on, and an exclusion that counts from now on, are told apart', () => {
  expect(
    told(
      { rules: [rule], exclusions: [{ ...apart, reportOnly: true }] },
      { rules: [{ ...rule, reportOnly: true }], exclusions: [apart] },
    ),
  ).toEqual(['rule: `Own` is now only reported: it refuses nobody.', 'exclusion: `Own` is enforced now.']);
});

test('a rule that is new, or that says something else besides, is no such change', () => {
  expect(told({}, { rules: [{ ...rule, reportOnly: true }] })).toEqual([]);
  expect(told({ rules: [rule] }, { rules: [{ ...rule, actions: ['pay'], reportOnly: true }] })).toEqual([]);
  expect(told({ rules: [rule] }, { rules: [rule] })).toEqual([]);
});
