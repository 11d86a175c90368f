import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSeed } from '@remit/testkit/seed';
import type { Resource } from '../check.ts';
import { compareFilters } from './compare-filters.ts';
import { matches } from '../evaluate-row-filter.ts';
import type { RowCondition, RowFilter } from '../row-filter.ts';
import { rowImplies } from './row-implies.ts';

const paths = ['/', '/a', '/a/b', '/a/b/c', '/ab', '/b'] as const;
const where = { kind: 'attribute', of: 'resource', name: 'department' } as const;

const within = (path: string): RowCondition => ({
  kind: 'within',
  operand: where,
  tree: { kind: 'literal', value: { type: 'department', value: path } },
});

const { condition } = fc.letrec<{ condition: RowCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...paths).map(within),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      conditions: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.constant<RowCondition>({ kind: 'is-null', operand: where }),
  ),
}));

const filterOf = (...conditions: readonly RowCondition[]): RowFilter => ({
  kind: 'where',
  clauses: [{ kind: 'permit', conditions }],
});

const records: readonly Resource[] = [...paths, null].map((path) => ({
  type: 'fin.PaymentRequest',
  id: path ?? 'nowhere',
  folder: '/',
  attributes: { department: path === null ? null : { type: 'department', value: path } },
  history: [],
}));

const rowsOf = (filter: RowFilter): readonly (string | null)[] =>
  records.filter((record) => matches(filter, record)).map(({ id }) => id);

test('what is said to lie in something has no row outside of it', () => {
  let told = 0;
  fc.assert(
    fc.property(condition, condition, (narrow, wide) => {
      if (!rowImplies(narrow, wide)) return;
      told += 1;
      expect(rowsOf(filterOf(wide))).toEqual(expect.arrayContaining([...rowsOf(filterOf(narrow))]));
    }),
    { seed: runSeed(), numRuns: 1000 },
  );
  expect(told).toBeGreaterThan(50);
});

test('one more department beside another, or one above it, is more and not less', () => {
  const one = filterOf({ kind: 'and', conditions: [within('/a/b'), { kind: 'is-null', operand: where }] });
  const more = filterOf({
    kind: 'and',
    conditions: [
      { kind: 'or', conditions: [within('/a/b'), within('/b')] },
      { kind: 'is-null', operand: where },
    ],
  });
  expect(compareFilters(one, more)).toBe('wider');
  expect(compareFilters(more, one)).toBe('narrower');
  expect(compareFilters(filterOf(within('/a/b')), filterOf(within('/a')))).toBe('wider');
  // Where some rows come and others go, a loss is what is said.
  expect(compareFilters(filterOf(within('/a')), filterOf(within('/ab')))).toBe('narrower');
});
