import { expect, test } from 'vitest';
import type { AccessField, AccessType } from '@remit/api/people/people-access-views';
import { comparedAccess } from './compared-access.ts';

const field = (name: string, visibility: AccessField['visibility'], varies = false): AccessField => ({
  field: name,
  label: name.toUpperCase(),
  visibility,
  varies,
  sources: [],
  shownTo: [],
});
const access = (counts: Readonly<Record<string, number>>, fields: readonly AccessField[]): AccessType => ({
  type: 'crm.Contract',
  label: 'Contract',
  module: 'crm',
  moduleLabel: 'CRM',
  readable: 0,
  total: null,
  actions: Object.entries(counts).map(([action, count]) => ({
    action,
    count,
    folders: [],
    sources: [],
    narrowedBy: [],
  })),
  fields,
});

test('every action that either may take and every field stand beside each other, the differing ones first', () => {
  const one = access({ read: 5, update: 2 }, [field('name', 'readable'), field('margin', 'hidden')]);
  const other = access({ read: 5, export: 0 }, [field('name', 'readable'), field('margin', 'masked')]);
  const { actions, fields } = comparedAccess(one, other);
  expect(actions.map(({ name, one: a, other: b, differs }) => [name, a, b, differs])).toEqual([
    ['update', 2, null, true],
    // That one may make the first of them is not that one may not.
    ['export', null, 0, true],
    ['read', 5, 5, false],
  ]);
  expect(fields.map(({ name, differs }) => [name, differs])).toEqual([
    ['margin', true],
    ['name', false],
  ]);
});

test('a field that one sees on some records alone is not the same to both', () => {
  const { fields } = comparedAccess(
    access({}, [field('name', 'readable', true)]),
    access({}, [field('name', 'readable')]),
  );
  expect(fields[0]?.differs).toBe(true);
});
