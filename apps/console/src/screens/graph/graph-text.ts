import type { GraphNode } from '@remit/api/graph/graph-views';
import type { GraphLayout } from './graph-layout.ts';
import type { ShownEdge } from './hide-kinds.ts';

/** A graph as lines, column by column: what stands there, and below it what it leads to. */
export function graphText(
  { columns }: GraphLayout,
  edges: readonly ShownEdge[],
  { name, way }: { readonly name: (node: GraphNode) => string; readonly way: (edge: ShownEdge) => string },
): string {
  const nodes = columns.flat().map(({ node }) => node);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return nodes
    .flatMap((node) => [
      name(node),
      ...edges.flatMap((edge) => {
        const to = byKey.get(edge.to);
        return edge.from !== node.key || to === undefined ? [] : [`  ${way(edge)} ${name(to)}`];
      }),
    ])
    .join('\n');
}
