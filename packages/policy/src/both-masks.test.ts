import { expect, test } from 'vitest';
import { bothFilters, bothMasks } from './both-masks.ts';
import type { FieldMask } from './field-mask.ts';
import type { RowFilter } from './row-filter.ts';

const all: RowFilter = { kind: 'all' };
const none: RowFilter = { kind: 'none' };
const last = (characters: number) => ({ kind: 'last', characters }) as const;
const where = (value: boolean): RowFilter => ({
  kind: 'where',
  clauses: [{ kind: 'permit', conditions: [{ kind: 'constant', value }] }],
});

const gets = {
  nothing: { field: 'iban', readable: none, masked: [], writable: none },
  'its last 4': { field: 'iban', readable: none, masked: [{ as: last(4), rows: all }], writable: none },
  'its last 2': { field: 'iban', readable: none, masked: [{ as: last(2), rows: all }], writable: none },
  'all of it': { field: 'iban', readable: all, masked: [], writable: all },
} as const satisfies Record<string, FieldMask>;

type Gets = keyof typeof gets;

test.each<[Gets, Gets, Gets]>([
  ['nothing', 'all of it', 'nothing'],
  ['nothing', 'its last 4', 'nothing'],
  ['its last 4', 'all of it', 'its last 4'],
  ['its last 4', 'its last 4', 'its last 4'],
  ['its last 4', 'its last 2', 'nothing'],
  ['all of it', 'all of it', 'all of it'],
])('who gets %s and who gets %s both get %s, and write none of it', (one, other, both) => {
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    expect(bothMasks([gets[mine]], [gets[theirs]])).toEqual([{ ...gets[both], writable: none }]);
  }
});

test('two filters reach what each of them reaches', () => {
  expect(bothFilters(all, where(true))).toEqual(where(true));
  expect(bothFilters(where(true), where(true))).toEqual(where(true));
  expect(bothFilters(where(true), none)).toEqual(none);
  expect(bothFilters(where(true), where(false))).toMatchObject({ clauses: { length: 2 } });
});

test('masks of two types have nothing in common, and are no mask of either', () => {
  expect(() => bothMasks([gets.nothing], [])).toThrow('masks of two types');
});
