import type { GraphEdge, GraphNode } from '@remit/api/graph/graph-views';
import type { GraphLayout } from './graph-layout.ts';
import type { ShownEdge } from './hide-kinds.ts';

/** What the picture and the list show alike. */
export interface GraphParts {
  readonly layout: GraphLayout;
  readonly edges: readonly ShownEdge[];
  readonly focus: string;
  readonly chosen: string | null;
  /** The ways between the focus and what is chosen; null where nothing is. */
  readonly path: ReadonlySet<GraphEdge> | null;
  readonly choose: (key: string) => void;
  /** Of two people who are compared, whose something is, in words; null where that says nothing. */
  readonly mark: (node: GraphNode) => string | null;
}
