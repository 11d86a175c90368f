import { expect, test } from 'vitest';
import type { RowFilter } from '@remit/policy/row-filter';
import { andFilters } from './and-filters.ts';

const all: RowFilter = { kind: 'all' };
const none: RowFilter = { kind: 'none' };
const clause = { kind: 'permit', conditions: [{ kind: 'constant', value: true }] } as const;
const other = { kind: 'forbid', condition: { kind: 'constant', value: true } } as const;
const where: RowFilter = { kind: 'where', clauses: [clause] };
const both: RowFilter = { kind: 'where', clauses: [clause, other] };

test.each<[readonly RowFilter[], RowFilter]>([
  [[], all],
  [[all, all], all],
  [[all, none], none],
  [[where, none], none],
  [[all, where], where],
  [[where, where], where],
  [[where, both], both],
])('%j together reach %j', (filters, expected) => {
  expect(andFilters(filters)).toEqual(expected);
});
