import { describe, expect, test } from 'vitest';
import { changedItems } from '@remit/policy/draft/changed-items';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { subjectOf } from '@remit/policy/subject-of';
import { validatePolicy } from '@remit/policy/validate/validate';
import { parsePolicy } from '@remit/language/parse-policy';
import { printPolicy } from '@remit/language/print-policy';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { isTypeName, type NewRequestType, typeNameOf, withRequestType } from './edit-request-type.ts';

const before = smallDocument({ roles: [role('Employee', []), role('Lead', [])] });

const travel: NewRequestType = {
  module: 'fin',
  name: 'TravelRequest',
  label: 'Travel request',
  amount: true,
  questions: [
    { field: { name: 'destination', type: 'text', label: 'Destination' }, optional: false },
    { field: { name: 'project', type: 'text', label: 'Project' }, optional: true },
    {
      field: { name: 'class', type: 'enum', label: 'Class', values: ['rail', 'night train'] },
      optional: false,
    },
  ],
  submitters: 'Employee',
  deciders: 'Lead',
  head: true,
};

function made(asked: NewRequestType) {
  const outcome = withRequestType(before, asked);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.document;
}

describe('a new kind of request', () => {
  test.each([
    ['decided by heads', travel],
    ['decided by a role', { ...travel, head: false }],
    ['without an amount or questions', { ...travel, amount: false, questions: [] }],
  ])('%s makes a policy that is one, in its text too', (_, asked) => {
    const document = made(asked);
    expect(validatePolicy(document)).toEqual([]);
    expect(parsePolicy(printPolicy(document)).document).toEqual(document);
    expect(changedItems(before, document).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'resource fin.TravelRequest',
      'role Employee',
      'role Lead',
      'approval TravelRequestApproval',
    ]);
  });

  test('can be submitted by whom it names and decided by the others, and by nobody else', () => {
    const compiled = compilePolicy(made(travel), 1);
    const directory = smallDirectory({
      members: [member('ann'), member('lea'), member('bob')],
      assignments: [assigned('ann', 'Employee'), assigned('lea', 'Lead')],
    });
    const outcomes = (id: string) => {
      const resource = {
        type: 'fin.TravelRequest',
        id: 'one',
        folder: '/',
        attributes: {
          submitter: { type: 'member', value: 'ann' },
          department: { type: 'department', value: '/sales' },
        },
        history: [],
      } as const;
      const subject = subjectOf(directory, id);
      if (subject === null) throw new Error(`there is no ${id}`);
      return ['create', 'submit', 'approve'].map(
        (action) => decide(compiled, { subject, action, resource, environment: atNoon }).outcome,
      );
    };
    expect(outcomes('ann')).toEqual(['allow', 'allow', 'deny']);
    expect(outcomes('lea')).toEqual(['deny', 'deny', 'allow']);
    expect(outcomes('bob')).toEqual(['deny', 'deny', 'deny']);
  });

  test('is not put in a second time, nor for a role that is gone', () => {
    expect(withRequestType(made(travel), travel).ok).toBe(false);
    expect(withRequestType(before, { ...travel, deciders: 'Nobody' })).toEqual({
      ok: false,
      reason: 'there is no role `Nobody` any more',
    });
  });
});

test.each([
  ['Travel request', 'TravelRequest'],
  ['  2nd laptop, please ', 'NdLaptopPlease'],
  ['出張', ''],
])('“%s” is called %j', (label, name) => {
  expect(typeNameOf(label)).toBe(name);
  expect(isTypeName(name)).toBe(name !== '');
});
