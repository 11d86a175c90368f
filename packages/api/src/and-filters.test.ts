import { expect, test } from 'vitest';
import type { RowFilter } from '@remit/policy/row-filter';
import { andFilters } from './and-filters.ts';

const all: RowFilter = { kind: 'all' };
const none: RowFilter = { kind: 'none' };
const clause = { kind: 'permit', conditions: [{ kind: 'constant', value: true }] } as const;
const where: RowFilter = { kind: 'where', clauses: [clause] };

test.each<[readonly RowFilter[], RowFilter]>([
  [[], all],
  [[all, all], all],
  [[all, none], none],
  [[where, none], none],
  [[all, where], where],
  [[where, where], { kind: 'where', clauses: [clause, clause] }],
])('%j together reach %j', (filters, expected) => {
  expect(andFilters(filters)).toEqual(expected);
});
