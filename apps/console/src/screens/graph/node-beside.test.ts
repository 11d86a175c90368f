import { expect, test } from 'vitest';
import type { GraphNode } from '@remit/api/graph/graph-views';
import { nodeBeside } from './node-beside.ts';

const node = (key: string): GraphNode => ({
  key,
  kind: 'role',
  label: key,
  detail: null,
  distance: 0,
  count: 1,
  members: [],
});
const columns = [
  [
    { node: node('ada'), y: 0 },
    { node: node('ben'), y: 100 },
  ],
  [
    { node: node('clerk'), y: 10 },
    { node: node('buyer'), y: 80 },
    { node: node('auditor'), y: 190 },
  ],
];

test.each<[string, string, string, string | null]>([
  ['down in a column', 'ada', 'ArrowDown', 'ben'],
  ['up in a column', 'auditor', 'ArrowUp', 'buyer'],
  ['to the nearest of the next column', 'ben', 'ArrowRight', 'buyer'],
  ['to the nearest of the column before', 'clerk', 'ArrowLeft', 'ada'],
  ['nowhere, behind the last of a column', 'auditor', 'ArrowDown', null],
  ['nowhere, before the first of a column', 'ada', 'ArrowUp', null],
  ['nowhere, before the first column', 'ada', 'ArrowLeft', null],
  ['nowhere, behind the last column', 'clerk', 'ArrowRight', null],
  ['nowhere by a key that is no arrow', 'ada', 'Enter', null],
  ['nowhere from what is not in the picture', 'eve', 'ArrowDown', null],
])('an arrow leads %s', (_, from, arrow, to) => {
  expect(nodeBeside(columns, from, arrow)).toBe(to);
});
