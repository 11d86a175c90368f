import type { GraphKind } from '@remit/api/graph/graph-views';
import { GRAPH_KINDS } from './graph-focus.ts';

/** The kinds that are hidden where the address says which alone are shown. Departments go with groups. */
export function hiddenKinds(only: string | undefined): ReadonlySet<GraphKind> {
  if (only === undefined) return new Set();
  const named = new Set(only.split(' '));
  return new Set(GRAPH_KINDS.filter((kind) => kind !== 'department' && !named.has(kind)));
}

/** Whether nodes of a kind are hidden. */
export const isHidden = (hidden: ReadonlySet<GraphKind>, kind: GraphKind): boolean =>
  hidden.has(kind === 'department' ? 'group' : kind);
