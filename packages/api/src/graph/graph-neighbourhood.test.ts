import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbourhood } from './graph-neighbourhood.ts';
import type { GraphKey } from './graph-views.ts';
import type { GraphLink } from './graph-link.ts';

const names = {
  of: (key: GraphKey) => ({ label: key, detail: null }),
  groupOf: (key: GraphKey) => {
    const [type = ''] = key.slice('permission:'.length).split(':');
    return key.startsWith('permission:') ? { id: type, label: type } : null;
  },
};
const link = (from: string, to: string): GraphLink => ({
  from: from as GraphKey,
  to: to as GraphKey,
  way: 'inside',
  assignments: [],
});
const around = (links: readonly GraphLink[], focus: string, { hops = 2, most = 12 } = {}) =>
  neighbourhood(links, focus as GraphKey, { hops, most, names });

test('what leads to the focus and what it leads to is there, two hops away and no further', () => {
  const chain = ['person:p', 'group:a', 'group:b', 'role:r', 'role:s', 'permission:t:u'];
  const links = chain.slice(1).map((to, at) => link(chain[at] ?? '', to));
  const { nodes, more } = around(links, 'group:b');
  expect(Object.fromEntries(nodes.map(({ key, distance }) => [key, distance]))).toEqual({
    'person:p': -2,
    'group:a': -1,
    'group:b': 0,
    'role:r': 1,
    'role:s': 2,
  });
  expect(more).toBe(true);
  expect(around(links, 'group:b', { hops: 4 }).more).toBe(false);
});

test('others in the same group are not on a way through somebody, and are left out', () => {
  const links = [link('person:p', 'group:a'), link('person:q', 'group:a'), link('group:a', 'role:r')];
  expect(new Set(around(links, 'person:p').nodes.map(({ key }) => key))).toEqual(
    new Set(['person:p', 'group:a', 'role:r']),
  );
});

test('a circle ends, and its edges alone are marked', () => {
  const links = [
    link('person:p', 'group:a'),
    link('group:a', 'group:b'),
    link('group:b', 'group:a'),
    link('group:b', 'role:r'),
    link('role:r', 'role:s'),
  ];
  const { edges } = around(links, 'person:p', { hops: 6 });
  expect(edges.filter(({ cycle }) => cycle).map(({ from, to }) => [from, to])).toEqual([
    ['group:a', 'group:b'],
    ['group:b', 'group:a'],
  ]);
});

test('too many of a kind are put together by what they share, then the last of them as one, and none is lost', () => {
  const many = Array.from({ length: 30 }, (_, at) => link('role:r', `permission:t${at % 5}:a${at}`));
  const { nodes } = around(many, 'role:r');
  expect(nodes.filter(({ kind }) => kind === 'permission').map(({ label, count }) => [label, count])).toEqual(
    ['t0', 't1', 't2', 't3', 't4'].map((type) => [type, 6]),
  );
  const people = Array.from({ length: 40 }, (_, at) => link(`person:${at}`, 'role:r'));
  const shown = around(people, 'role:r').nodes.filter(({ kind }) => kind === 'person');
  expect(shown).toHaveLength(12);
  expect(shown.at(-1)).toMatchObject({ count: 29 });
});

test('of any graph every edge joins two nodes that are shown, each node is once, and all are counted', () => {
  const kinds = ['person', 'group', 'role', 'permission'] as const;
  const key = fc.tuple(fc.constantFrom(...kinds), fc.nat(30)).map(([kind, id]) => `${kind}:${id}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(key, key), { maxLength: 120 }), fc.constantFrom(2, 4, 6), (pairs, hops) => {
      const links = pairs.map(([from, to]) => link(from, to));
      const focus = pairs[0]?.[0] ?? 'role:0';
      const { nodes, edges } = around(links, focus, { hops, most: 4 });
      const keys = new Set(nodes.map((node) => node.key));
      expect(keys.size).toBe(nodes.length);
      expect(keys.has(focus)).toBe(true);
      for (const { from, to } of edges) expect([keys.has(from), keys.has(to)]).toEqual([true, true]);
      const all = around(links, focus, { hops, most: 1000 }).nodes;
      expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(
        all.reduce((sum, { count }) => sum + count, 0),
      );
    }),
    { numRuns: 200 },
  );
});
