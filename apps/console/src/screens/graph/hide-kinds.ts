import type { GraphEdge, GraphNode } from '@remit/api/graph/graph-views';

export interface ShownGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly ShownEdge[];
}

/** An edge as it is shown: where something that is hidden lies between, it says so. */
export interface ShownEdge extends GraphEdge {
  readonly across: boolean;
}

/** Leaves out nodes of a kind and joins what they joined. The focus always stays. */
export function hideKinds(
  { nodes, edges }: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] },
  focus: string,
  hides: (node: GraphNode) => boolean,
): ShownGraph {
  const hidden = nodes.filter((node) => node.key !== focus && hides(node));
  let shown: readonly ShownEdge[] = edges.map((edge) => ({ ...edge, across: false }));
  for (const { key } of hidden) {
    const before = shown.filter(({ from, to }) => to === key && from !== key);
    const after = shown.filter(({ from, to }) => from === key && to !== key);
    const joined = before.flatMap((one) =>
      after.flatMap((other): ShownEdge[] =>
        one.from === other.to
          ? []
          : [{ ...other, from: one.from, cycle: false, assignments: [], across: true }],
      ),
    );
    shown = distinct([...shown.filter(({ from, to }) => from !== key && to !== key), ...joined]);
  }
  const away = new Set(hidden.map(({ key }) => key));
  return { nodes: nodes.filter(({ key }) => !away.has(key)), edges: shown };
}

/** What already leads from one to the other needs no second edge that only says that something lies between. */
function distinct(edges: readonly ShownEdge[]): readonly ShownEdge[] {
  const pairs = new Set<string>();
  return edges.filter(({ from, to, across }) => {
    const pair = `${from}\n${to}`;
    if (across && pairs.has(pair)) return false;
    pairs.add(pair);
    return true;
  });
}
