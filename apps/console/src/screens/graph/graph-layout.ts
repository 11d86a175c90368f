import type { GraphEdge, GraphKind, GraphNode } from '@remit/api/graph-views';

export const NODE = { width: 176, height: 44 } as const;
const gap = { across: 52, down: 12, around: 8 } as const;

/** Which column a kind stands in, from left to right. */
export const COLUMN: Readonly<Record<GraphKind, number>> = {
  person: 0,
  group: 1,
  department: 1,
  role: 2,
  folder: 3,
  permission: 4,
};

export interface PlacedNode {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  /** Column by column, each from top to bottom. */
  readonly columns: readonly (readonly PlacedNode[])[];
  readonly width: number;
  readonly height: number;
}

/**
 * Puts nodes into columns by kind, each as near as can be to what it is joined to in the column before. In px. The same
 * nodes always come out alike, in whatever order they came.
 */
export function graphLayout(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphLayout {
  const byColumn = Map.groupBy(nodes, ({ kind }) => COLUMN[kind]);
  const filled = [...byColumn].toSorted(([a], [b]) => a - b).map(([, column]) => column);
  const rows = new Map<string, number>();
  const ordered = filled.map((column) => {
    const wanted = new Map(column.map((node) => [node.key, meanRow(node, edges, rows)]));
    const sorted = column.toSorted(
      (a, b) => (wanted.get(a.key) ?? 0) - (wanted.get(b.key) ?? 0) || byLabel(a, b),
    );
    for (const [row, node] of sorted.entries()) rows.set(node.key, row - (sorted.length - 1) / 2);
    return sorted;
  });
  const most = Math.max(0, ...ordered.map((column) => column.length));
  const heightOf = (count: number): number => count * (NODE.height + gap.down) - gap.down;
  const height = Math.max(0, heightOf(most));
  return {
    columns: ordered.map((column, at) =>
      column.map((node, row) => ({
        node,
        x: gap.around + at * (NODE.width + gap.across),
        y: gap.around + (height - heightOf(column.length)) / 2 + row * (NODE.height + gap.down),
      })),
    ),
    width: Math.max(0, ordered.length * (NODE.width + gap.across) - gap.across) + gap.around * 2,
    height: height + gap.around * 2,
  };
}

/** Where what is joined to a node from further left stands, on average; in the middle without any. */
function meanRow({ key }: GraphNode, edges: readonly GraphEdge[], rows: ReadonlyMap<string, number>): number {
  const near = edges
    .filter(({ to }) => to === key)
    .flatMap(({ from }) => rows.get(from) ?? [])
    .toSorted((a, b) => a - b);
  return near.length === 0 ? 0 : near.reduce((sum, row) => sum + row, 0) / near.length;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function byLabel(a: GraphNode, b: GraphNode): number {
  // Many as one come after what stands apart.
  const rest = (node: GraphNode): number => (node.label === '' ? 1 : 0);
  return rest(a) - rest(b) || collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
}
