import { expect, test } from 'vitest';
import type { GraphNode } from '@remit/api/graph/graph-views';
import { graphLayout } from './graph-layout.ts';
import { graphSvg } from './graph-svg.ts';
import type { ShownEdge } from './hide-kinds.ts';

const node = (key: string, kind: GraphNode['kind'], label: string): GraphNode => ({
  key,
  kind,
  label,
  detail: null,
  distance: 0,
  count: 1,
  members: [],
});
const long =
  'Everybody who packs what was counted by somebody else before the truck of the next day is loaded';
const nodes = [node('person:a', 'person', 'Ann <b> & "Co"'), node('role:r', 'role', long)];
const edge: ShownEdge = {
  from: 'person:a',
  to: 'role:r',
  way: 'holds',
  cycle: true,
  assignments: [],
  across: false,
};

test('a picture has a box for each node and a line for each way, and no name is taken for a mark', () => {
  const name = ({ label }: GraphNode): string => label;
  const layout = graphLayout(nodes, [edge], { name, kind: ({ kind }) => kind });
  const picture = graphSvg(layout, [edge], 'person:a', name);
  expect(picture.match(/<g>/g)).toHaveLength(2);
  expect(picture.match(/<path /g)).toHaveLength(1);
  expect(picture).toContain('stroke-dasharray');
  expect(picture).toContain('Ann &lt;b&gt; &amp; &quot;Co&quot;');
  expect(picture).not.toContain('<b>');
  // A name that is too long for its box is said in full beside it.
  expect(picture).toContain(`<title>${long}</title>`);
  expect(picture).toContain('>Everybody who packs what was counted</text>');
  expect(picture).toContain('>by somebody else before the truck of…</text>');
});
