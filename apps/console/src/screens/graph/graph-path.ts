import type { GraphEdge } from '@remit/api/graph/graph-views';

/** The edges on any way between the focus and something that leads to it or that it leads to. */
export function graphPath(edges: readonly GraphEdge[], focus: string, to: string): ReadonlySet<GraphEdge> {
  const ways = between(edges, focus, to);
  return ways.size > 0 ? ways : between(edges, to, focus);
}

function between(edges: readonly GraphEdge[], first: string, last: string): ReadonlySet<GraphEdge> {
  if (first === last) return new Set();
  const ahead = reached(edges, first, 'from', 'to');
  const behind = reached(edges, last, 'to', 'from');
  if (!ahead.has(last)) return new Set();
  return new Set(edges.filter(({ from, to }) => ahead.has(from) && behind.has(to)));
}

function reached(
  edges: readonly GraphEdge[],
  start: string,
  near: 'from' | 'to',
  far: 'from' | 'to',
): ReadonlySet<string> {
  const found = new Set([start]);
  for (const key of found) for (const edge of edges) if (edge[near] === key) found.add(edge[far]);
  return found;
}
