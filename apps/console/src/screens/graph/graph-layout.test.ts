import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphEdge, GraphNode } from '@remit/api/graph/graph-views';
import { GRAPH_KINDS } from './graph-focus.ts';
import { COLUMN, graphLayout as laidOut, type PlacedNode, wayKey, type Box } from './graph-layout.ts';
import { graphPath } from './graph-path.ts';
import { graphText } from './graph-text.ts';
import { hideKinds } from './hide-kinds.ts';

const graphLayout = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]) =>
  laidOut(nodes, edges, { name: ({ label }) => label, kind: ({ kind }) => kind });

const node = (key: string): GraphNode => ({
  key,
  kind: GRAPH_KINDS.find((kind) => key.startsWith(kind)) ?? 'role',
  label: key,
  detail: null,
  distance: 0,
  count: 1,
  members: [],
});
const edge = (from: string, to: string): GraphEdge => ({
  from,
  to,
  way: 'holds',
  cycle: false,
  assignments: [],
});
/** Whether no point lies in both, wherever the second stands. */
const apart = (one: Box, other: Box): boolean =>
  other.x >= one.x + one.width ||
  one.x >= other.x + other.width ||
  other.y >= one.y + one.height ||
  one.y >= other.y + other.height;

const keys = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...GRAPH_KINDS), fc.nat(20)).map(([kind, id]) => `${kind}:${id}`),
  { minLength: 1, maxLength: 40 },
);

test('no two nodes lie on each other, kinds go from left to right, and all fit', () => {
  fc.assert(
    fc.property(keys, fc.array(fc.tuple(fc.nat(39), fc.nat(39))), (found, pairs) => {
      const edges = pairs.map(([a, b]) => edge(found[a % found.length] ?? '', found[b % found.length] ?? ''));
      const layout = graphLayout(found.map(node), edges);
      const placed = layout.columns.flat();
      expect(placed).toHaveLength(found.length);
      for (const [at, one] of placed.entries()) {
        expect(one.x + one.width).toBeLessThanOrEqual(layout.width);
        expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
        for (const other of placed.slice(at + 1)) {
          expect(apart(one, other)).toBe(true);
          expect(COLUMN[one.node.kind] <= COLUMN[other.node.kind]).toBe(true);
        }
      }
    }),
  );
});

test('no line goes behind a node that it does not join', () => {
  let passing = 0;
  fc.assert(
    fc.property(keys, fc.array(fc.tuple(fc.nat(39), fc.nat(39))), (found, pairs) => {
      const edges = pairs.map(([a, b]) => edge(found[a % found.length] ?? '', found[b % found.length] ?? ''));
      const layout = graphLayout(found.map(node), edges);
      const placed = layout.columns.flat();
      const lefts = [...new Set(placed.map(({ x }) => x))];
      for (const each of edges) {
        const way = layout.ways.get(wayKey(each)) ?? [];
        const lanes = way.slice(1, -1);
        const [first, last] = [way[0]?.x ?? 0, way.at(-1)?.x ?? 0];
        expect(lanes.map(({ x }) => x)).toEqual(lefts.filter((x) => x > first && x < last));
        for (const lane of lanes) for (const other of placed) expect(apart(lane, other)).toBe(true);
        passing += lanes.length;
      }
    }),
  );
  expect(passing).toBeGreaterThan(0);
});

test('a column is as wide as its longest name, and a name that is longer than that takes two lines', () => {
  const named = (key: string, label: string): GraphNode => ({ ...node(key), label });
  const layout = graphLayout(
    [
      named('person:a', 'Ann'),
      named('role:r', 'Everybody who packs what was counted'),
      named('folder:/a', `/${'operations/'.repeat(5)}`),
    ],
    [],
  );
  const [[ann], [role], [folder]] = layout.columns as [[PlacedNode], [PlacedNode], [PlacedNode]];
  expect(ann.width).toBeLessThan(role.width);
  expect(role.lines).toEqual(['Everybody who packs what was counted']);
  expect(folder.lines.join('')).toBe(`/${'operations/'.repeat(5)}`);
  expect(folder.lines).toHaveLength(2);
  expect(folder.height).toBeGreaterThan(role.height);
});

test('the same graph comes out alike in whatever order it came', () => {
  fc.assert(
    fc.property(keys, fc.array(fc.tuple(fc.nat(39), fc.nat(39))), (found, pairs) => {
      const edges = pairs.map(([a, b]) => edge(found[a % found.length] ?? '', found[b % found.length] ?? ''));
      expect(graphLayout(found.toReversed().map(node), edges.toReversed())).toEqual(
        graphLayout(found.map(node), edges),
      );
    }),
  );
});

const chain = [edge('person:p', 'group:g'), edge('group:g', 'role:r'), edge('role:r', 'permission:t:u')];
const side = edge('person:p', 'role:s');
const nodes = ['person:p', 'group:g', 'role:r', 'role:s', 'permission:t:u'].map(node);

test('the way between the focus and something else is what causes it, whichever of the two comes first', () => {
  const edges = [...chain, side];
  expect([...graphPath(edges, 'person:p', 'permission:t:u')]).toEqual(chain);
  expect([...graphPath(edges, 'permission:t:u', 'person:p')]).toEqual(chain);
  expect([...graphPath(edges, 'role:s', 'role:r')]).toEqual([]);
});

test('what is hidden leaves a way across it, and the focus is never hidden', () => {
  const hidden = hideKinds({ nodes, edges: [...chain, side] }, 'person:p', ({ kind }) =>
    ['person', 'group', 'role'].includes(kind),
  );
  expect(hidden.nodes.map(({ key }) => key)).toEqual(['person:p', 'permission:t:u']);
  expect(hidden.edges).toMatchObject([{ from: 'person:p', to: 'permission:t:u', across: true }]);
});

test('as text it has every node and below it every edge that begins there', () => {
  const shown = hideKinds({ nodes, edges: [...chain, side] }, 'person:p', () => false);
  const text = graphText(graphLayout(shown.nodes, shown.edges), shown.edges, {
    name: ({ label }) => label,
    way: ({ way }) => way,
  });
  expect(text.split('\n')).toEqual([
    'person:p',
    '  holds group:g',
    '  holds role:s',
    'group:g',
    '  holds role:r',
    'role:r',
    '  holds permission:t:u',
    'role:s',
    'permission:t:u',
  ]);
});
