import type { Role } from '@remit/policy/document';
import type { ItemEdit } from '@remit/policy/draft/draft-steps';
import { expect, test } from 'vitest';
import { saidBySide } from './said-by-side.ts';

const clerk: Role = {
  name: 'Clerk',
  module: 'wms',
  label: 'Clerk',
  description: 'Counts.',
  includes: [],
  grants: [],
};
const item = (role: Role): ItemEdit => ({ kind: 'role', key: 'Clerk', entries: [role], comments: [] });

test('a side says the lines that it changed, as they were and as it has them, and none that it left alone', () => {
  expect(saidBySide(item(clerk), item({ ...clerk, label: 'Store clerk' }))).toEqual([
    { kind: 'removed', text: "label: 'Clerk'" },
    { kind: 'added', text: "label: 'Store clerk'" },
  ]);
});

test('a side that removed an item says each of its lines, and one that made it does too', () => {
  const removed = saidBySide(item(clerk), null);
  expect(removed.length).toBeGreaterThan(1);
  expect(removed.every(({ kind }) => kind === 'removed')).toBe(true);
  expect(saidBySide(null, item(clerk))).toEqual(removed.map((line) => ({ ...line, kind: 'added' })));
});

test('a side that left an item alone says nothing', () => {
  expect(saidBySide(item(clerk), item({ ...clerk }))).toEqual([]);
});
