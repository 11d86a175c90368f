import type { GraphKey } from './graph-views.ts';

/** The thing around which a graph is drawn. */
export type GraphFocus =
  | { readonly kind: 'person' | 'group' | 'department' | 'role' | 'folder'; readonly id: string }
  | { readonly kind: 'permission'; readonly type: string; readonly action: string };

/** How it is called among the nodes. */
export const keyOfFocus = (focus: GraphFocus): GraphKey =>
  focus.kind === 'permission' ? `permission:${focus.type}:${focus.action}` : `${focus.kind}:${focus.id}`;
