import type { GraphNode, GraphView } from '@remit/api/graph/graph-views';

/** Whose graph something stands in, of two that are looked at together; null where that cannot be told. */
export type GraphSide = 'one' | 'other' | 'both' | null;

export interface JoinedGraphs {
  readonly view: GraphView;
  readonly sideOf: (key: string) => GraphSide;
}

/** Many that are shown as one stand for other things on each side. */
const isFolded = ({ count, label }: GraphNode): boolean => count > 1 || label === '';

/**
 * Two graphs in one: what both have stands there once. Of a kind of which one side shows many as one, it cannot be told
 * whether something that stands apart on the other is among them.
 */
export function joinGraphs(one: GraphView, other: GraphView): JoinedGraphs {
  const apart = new Map(
    other.nodes.flatMap((node) => (isFolded(node) ? [[node.key, `${node.key} too`]] : [])),
  );
  const nameOf = (key: string): string => apart.get(key) ?? key;
  const nodes = other.nodes.map((node) => ({ ...node, key: nameOf(node.key) }));
  const edges = other.edges.map((edge) => ({ ...edge, from: nameOf(edge.from), to: nameOf(edge.to) }));
  const ones = new Map(one.nodes.map((node) => [node.key, node]));
  const others = new Map(nodes.map((node) => [node.key, node]));
  const ways = new Map([...edges, ...one.edges].map((edge) => [`${edge.from} ${edge.to} ${edge.way}`, edge]));
  const folded = (all: readonly GraphNode[]) => new Set(all.filter(isFolded).map(({ kind }) => kind));
  const [foldedHere, foldedThere] = [folded(one.nodes), folded(nodes)];
  return {
    view: {
      ...one,
      nodes: [...new Map([...others, ...ones]).values()],
      edges: [...ways.values()],
      more: one.more || other.more,
      hidden: one.hidden + other.hidden,
    },
    sideOf: (key) => {
      const [here, there] = [ones.get(key), others.get(key)];
      if (here !== undefined && there !== undefined) return 'both';
      if (here !== undefined) return isFolded(here) || foldedThere.has(here.kind) ? null : 'one';
      return there === undefined || isFolded(there) || foldedHere.has(there.kind) ? null : 'other';
    },
  };
}
