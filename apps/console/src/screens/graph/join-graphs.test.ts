import { expect, test } from 'vitest';
import type { GraphNode, GraphView } from '@remit/api/graph/graph-views';
import { joinGraphs } from './join-graphs.ts';

const node = (key: string, more: Partial<GraphNode> = {}): GraphNode => ({
  key,
  kind: key.startsWith('person') ? 'person' : key.startsWith('folder') ? 'folder' : 'role',
  label: key,
  detail: null,
  distance: 1,
  count: 1,
  members: [],
  ...more,
});
const view = (focus: string, nodes: readonly GraphNode[]): GraphView => ({
  focus,
  hops: 4,
  more: false,
  nodes: [node(focus), ...nodes],
  edges: nodes.map(({ key }) => ({ from: focus, to: key, way: 'holds', cycle: false, assignments: [] })),
  hidden: 0,
  policyVersion: 1,
  at: 0,
});

test('what both have stands there once, and the rest says whose it is', () => {
  const one = view('person:a', [node('role:x'), node('role:y')]);
  const other = view('person:b', [node('role:y'), node('role:z')]);
  const { view: joined, sideOf } = joinGraphs(one, other);
  expect(joined.nodes.map(({ key }) => key).toSorted()).toEqual([
    'person:a',
    'person:b',
    'role:x',
    'role:y',
    'role:z',
  ]);
  expect(joined.edges).toHaveLength(4);
  expect(['role:x', 'role:y', 'role:z'].map(sideOf)).toEqual(['one', 'both', 'other']);
});

test('many that are shown as one are not taken for those of the other, and leave open what is among them', () => {
  const many = { label: '', count: 20 };
  const one = view('person:a', [node('role:more', many), node('folder:/a')]);
  const other = view('person:b', [node('role:more', many), node('role:z')]);
  const { view: joined, sideOf } = joinGraphs(one, other);
  expect(joined.nodes.filter(({ count }) => count === 20)).toHaveLength(2);
  expect(['role:z', 'role:more', 'folder:/a'].map(sideOf)).toEqual([null, null, 'one']);
});
