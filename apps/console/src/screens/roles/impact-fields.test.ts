import type { ImpactField } from '@remit/api/people/person-impact-views';
import { expect, test } from 'vitest';
import { groupFields } from './impact-fields.ts';

const field = (name: string, change: ImpactField['change'], recordsAfter: number): ImpactField => ({
  type: 'crm.Contract',
  typeLabel: 'Contract',
  field: name,
  label: name,
  change,
  before: 'writable',
  after: change === 'loses' ? 'hidden' : 'readable',
  recordsBefore: 10,
  recordsAfter,
  through: [],
});

test('fields that change alike share a line, and what is lost stands first', () => {
  const groups = groupFields([
    field('number', 'changes', 4),
    field('margin', 'loses', 0),
    field('name', 'changes', 4),
  ]);
  expect(groups.map(({ change, labels }) => [change, labels])).toEqual([
    ['loses', ['margin']],
    ['changes', ['number', 'name']],
  ]);
});

test('fields that change on different numbers of records stay apart', () => {
  expect(groupFields([field('a', 'changes', 4), field('b', 'changes', 5)])).toHaveLength(2);
});

test('no field is left out', () => {
  const fields = ['a', 'b', 'c', 'd'].map((name, index) =>
    field(name, index % 2 === 0 ? 'keeps' : 'gains', 1),
  );
  expect(
    groupFields(fields)
      .flatMap(({ labels }) => labels)
      .toSorted(),
  ).toEqual(['a', 'b', 'c', 'd']);
});
