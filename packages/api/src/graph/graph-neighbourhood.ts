import { marksCycles } from './graph-cycles.ts';
import { foldMany, type GraphNames } from './graph-fold.ts';
import type { GraphEdge, GraphKey, GraphNode } from './graph-views.ts';
import type { GraphLink } from './graph-link.ts';

export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly more: boolean;
}

/**
 * What leads to a focus and what it leads to, each at most `hops` away. What lies beside it, such as others in a group
 * of somebody's, is left out: every node here stands on a way through the focus. Where more than `most` of a kind stand
 * on one side of it they are shown as fewer, with their number.
 */
export function neighbourhood(
  links: readonly GraphLink[],
  focus: GraphKey,
  { hops, most, names }: { readonly hops: number; readonly most: number; readonly names: GraphNames },
): Neighbourhood {
  const ahead = reached(links, focus, hops, 'from', 'to');
  const behind = reached(links, focus, hops, 'to', 'from');
  const distances = new Map<GraphKey, number>();
  for (const [key, distance] of behind) distances.set(key, 0 - distance);
  for (const [key, distance] of ahead) {
    // In a circle what leads here is also where it leads; it stands on the nearer side.
    const other = distances.get(key);
    if (other === undefined || distance < -other) distances.set(key, distance);
  }
  const within = links.filter(
    ({ from, to }) => (ahead.has(from) && ahead.has(to)) || (behind.has(from) && behind.has(to)),
  );
  const more = links.some(
    ({ from, to }) => (ahead.has(from) && !ahead.has(to)) || (behind.has(to) && !behind.has(from)),
  );
  return { ...foldMany(distances, marksCycles(within), focus, most, names), more };
}

function reached(
  links: readonly GraphLink[],
  focus: GraphKey,
  hops: number,
  near: 'from' | 'to',
  far: 'from' | 'to',
): ReadonlyMap<GraphKey, number> {
  const onward = Map.groupBy(links, (link) => link[near]);
  const found = new Map([[focus, 0]]);
  // A map is walked in the order in which it grows: nearest first.
  for (const [key, distance] of found) {
    if (distance === hops) break;
    for (const link of onward.get(key) ?? []) {
      if (!found.has(link[far])) found.set(link[far], distance + 1);
    }
  }
  return found;
}
