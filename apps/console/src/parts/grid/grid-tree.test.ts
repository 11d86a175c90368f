import { expect, test } from 'vitest';
import type { GridRowLine } from './cell-look.ts';
import { headDeed, parentOf, stuckRow } from './grid-tree.ts';

const line = (level: number, expanded?: boolean): GridRowLine => ({
  key: '',
  name: '',
  label: '',
  level,
  ...(expanded === undefined ? {} : { expanded }),
});
const rows = [line(1, true), line(2), line(2, true), line(3), line(1, false), line(1)];

test.each([
  [0, -1],
  [1, 0],
  [2, 0],
  [3, 2],
  [4, -1],
  [5, -1],
])('row %i of a tree lies below row %i', (row, parent) => {
  expect(parentOf(rows, row)).toBe(parent);
});

test.each([
  [0, 0],
  [1, 0],
  [2, 2],
  [3, 2],
  [4, -1],
])('with row %i first in sight, row %i stays there', (first, stuck) => {
  expect(stuckRow(rows, first)).toBe(stuck);
});

test.each([
  ['ArrowRight', false, 'turn'],
  ['ArrowRight', true, null],
  ['ArrowLeft', true, 'turn'],
  ['ArrowLeft', false, null],
  ['Enter', true, 'turn'],
  [' ', false, 'turn'],
  ['Enter', undefined, 'press'],
  [' ', undefined, 'press'],
  ['ArrowRight', undefined, null],
  ['x', true, null],
] as const)('%j on a head with what is below it open: %s does %s', (key, expanded, deed) => {
  expect(headDeed(key, line(1, expanded))).toBe(deed);
});
