import type { EffectGroup, EffectLine } from '@remit/api/changes/changes-impact-views';
import { expect, test } from 'vitest';
import { byPermission, onlyLosses } from './impact-groups.ts';

const line = (change: EffectLine['change'], sentence: string): EffectLine => {
  return { change, sentence, type: 'crm.Contract', action: 'read', field: null, folder: '/' };
};
const person = (id: string) => ({ id, name: id, title: '', department: null, departmentName: null });

const groups: readonly EffectGroup[] = [
  {
    result: 'loses',
    people: [person('alice')],
    total: 1,
    lines: [line('loses', 'may no longer read'), line('gains', 'may export')],
  },
  {
    result: 'gains',
    people: [person('ben'), person('cleo')],
    total: 12,
    lines: [line('gains', 'may export')],
  },
];

test('only losses leaves what is lost, and nobody who loses nothing', () => {
  const left = onlyLosses(groups);
  expect(left.map(({ people }) => people.map(({ id }) => id))).toEqual([['alice']]);
  expect(left.flatMap(({ lines }) => lines.map(({ change }) => change))).toEqual(['loses']);
});

test('by permission each thing stands once, with everybody for whom it changes and how many they are', () => {
  const turned = byPermission(groups);
  expect(
    turned.map(({ result, total, people, lines }) => [
      result,
      total,
      people.map(({ id }) => id),
      lines.map(({ sentence }) => sentence),
    ]),
  ).toEqual([
    ['gains', 13, ['alice', 'ben', 'cleo'], ['may export']],
    ['loses', 1, ['alice'], ['may no longer read']],
  ]);
});
