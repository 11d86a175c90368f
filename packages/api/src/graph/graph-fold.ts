import type { GraphEdge, GraphKey, GraphKind, GraphNode } from './graph-views.ts';
import type { MarkedLink } from './graph-link.ts';

/** How what is in a graph is called. */
export interface GraphNames {
  readonly of: (key: GraphKey) => { readonly label: string; readonly detail: string | null };
  /** What many of a kind are put together by, and how that is called; null for what stands by itself. */
  readonly groupOf: (key: GraphKey) => { readonly id: string; readonly label: string } | null;
}

/** Of many shown as one, how many are named. */
const mostMembers = 100;
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/**
 * Nodes and edges of a neighbourhood, with those of a kind that are too many on one side of the focus shown as fewer: first
 * put together by what they have in common, then the last of them as one.
 */
export function foldMany(
  distances: ReadonlyMap<GraphKey, number>,
  links: readonly MarkedLink[],
  focus: GraphKey,
  most: number,
  names: GraphNames,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  const single = [...distances].map(([key, distance]) => ({
    key,
    distance,
    kind: kindOf(key),
    ...names.of(key),
  }));
  const sides = Map.groupBy(single, ({ kind, distance, key }) =>
    key === focus ? 'focus' : `${kind} ${distance < 0 ? 'behind' : 'ahead'}`,
  );
  const nodes: GraphNode[] = [];
  const shownAs = new Map<string, string>();
  const show = (key: string, label: string, parts: readonly Single[]): void => {
    const [first] = parts;
    if (first === undefined) return;
    for (const part of parts) shownAs.set(part.key, parts.length === 1 ? part.key : key);
    if (parts.length === 1) nodes.push({ ...first, count: 1, members: [] });
    else {
      const distance = parts.reduce(
        (nearest, part) => (Math.abs(part.distance) < Math.abs(nearest) ? part.distance : nearest),
        first.distance,
      );
      const members = parts.slice(0, mostMembers).map((part) => ({ key: part.key, label: part.label }));
      nodes.push({ key, kind: first.kind, label, detail: null, distance, count: parts.length, members });
    }
  };
  for (const [side, all] of sides) {
    const sorted = all.toSorted((a, b) => byName.compare(a.label, b.label) || (a.key < b.key ? -1 : 1));
    const groups = [
      ...Map.groupBy(sorted, ({ key }) =>
        sorted.length <= most ? key : (names.groupOf(key)?.id ?? key),
      ).values(),
    ];
    const apart = groups.length <= most ? groups : groups.slice(0, most - 1);
    for (const parts of apart) {
      const [first] = parts;
      if (first === undefined) continue;
      const group = names.groupOf(first.key);
      show(`many:${side}:${group?.id ?? first.key}`, group?.label ?? first.label, parts);
    }
    show(`many:${side}:rest`, '', groups.slice(apart.length).flat());
  }
  return { nodes, edges: joined(links, shownAs) };
}

interface Single {
  readonly key: GraphKey;
  readonly kind: GraphKind;
  readonly label: string;
  readonly detail: string | null;
  readonly distance: number;
}

/** One edge for all that lead the same way between the same two, as they are shown. */
function joined(links: readonly MarkedLink[], shownAs: ReadonlyMap<string, string>): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { way, cycle, assignments, ...link } of links) {
    const [from, to] = [shownAs.get(link.from) ?? link.from, shownAs.get(link.to) ?? link.to];
    if (from === to && link.from !== link.to) continue;
    const key = `${from}\n${to}\n${way}`;
    const known = edges.get(key);
    // Whose an assignment is, many together do not say.
    const own = from === link.from && to === link.to ? assignments : [];
    edges.set(key, { from, to, way, cycle: cycle || known?.cycle === true, assignments: own });
  }
  return [...edges.values()];
}

const kindOf = (key: GraphKey): GraphKind => key.slice(0, key.indexOf(':')) as GraphKind;
