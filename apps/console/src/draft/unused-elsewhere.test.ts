import { expect, test } from 'vitest';
import type { RoleUseView } from '@remit/api/uses/uses-views';
import { knownUses } from './known-uses.ts';
import { documentWith } from './testing/document-with.ts';
import { unusedIncluded, waysUsed } from './unused-elsewhere.ts';

const request = 'fin.PaymentRequest';
const recorded = ['submit', 'approve', 'delete'].map((action) => `${request} ${action}`);
const lead = { name: 'Lead', includes: ['Clerk'], grants: [] };
const clerk = {
  name: 'Clerk',
  includes: ['Reader'],
  grants: [{ actions: ['submit', 'approve'], on: [request] }],
};
const reader = { name: 'Reader', grants: [{ actions: ['read'], on: [request] }] };

test('what included roles give and nobody used is named at the role that gives it, at any depth', () => {
  const document = documentWith(lead, clerk, { ...reader, grants: [{ actions: ['delete'], on: [request] }] });
  const uses = knownUses({
    since: 0,
    from: 100,
    recorded,
    uses: [{ role: 'Clerk', type: request, action: 'submit', at: 120 }],
  });
  expect(unusedIncluded(document, document, lead, uses)).toMatchObject([
    { role: { name: 'Clerk' }, cells: [{ type: request, action: 'approve' }] },
    { role: { name: 'Reader' }, cells: [{ type: request, action: 'delete' }] },
  ]);
});

test('what is on no record is never called unused', () => {
  const document = documentWith(lead, { ...clerk, grants: [] }, reader);
  const uses = knownUses({ since: 0, from: 100, recorded, uses: [] });
  expect(unusedIncluded(document, document, lead, uses)).toEqual([]);
});

const person = (id: string) => ({ id, name: id, title: '', department: null, departmentName: null });
const use: RoleUseView = {
  since: 0,
  from: 100,
  recorded,
  uses: [],
  total: 3,
  tells: { allowed: true, because: 'Your roles allow it.' },
  decisions: 0,
  more: false,
  people: [
    { person: person('a'), through: [null], uses: [{ type: request, action: 'submit', at: 120 }] },
    { person: person('b'), through: ['Leads'], uses: [{ type: request, action: 'submit', at: 90 }] },
    { person: person('c'), through: ['Leads', null], uses: [] },
  ],
};

test('the ways by which a role is held come with who used it lately, those that nobody used first', () => {
  expect(waysUsed(use)).toEqual([
    { way: 'Leads', people: 2, used: 0 },
    { way: null, people: 2, used: 1 },
  ]);
});

test('of what is not told of everybody, nothing is said', () => {
  expect(waysUsed({ ...use, total: 4 })).toEqual([]);
  expect(waysUsed({ ...use, tells: { allowed: false, reason: 'No.', next: null } })).toEqual([]);
});
