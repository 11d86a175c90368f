import type { GraphKind } from '@remit/api/graph-views';
import type { GraphFocus } from '../../data/contract/access-calls.ts';

/** What a graph has, in the order of its columns. */
export const GRAPH_KINDS = [
  'person',
  'group',
  'department',
  'role',
  'folder',
  'permission',
] as const satisfies readonly GraphKind[];

/** What the address names: `person:` and an id, `permission:` and a type and action. Null for what is nothing of that. */
export function graphFocus(key: string): GraphFocus | null {
  const at = key.indexOf(':');
  const kind = GRAPH_KINDS.find((each) => each === key.slice(0, Math.max(at, 0)));
  const id = key.slice(at + 1);
  if (kind === undefined || id === '') return null;
  if (kind !== 'permission') return { kind, id };
  const [type = '', action = '', ...more] = id.split(':');
  return type === '' || action === '' || more.length > 0 ? null : { kind, type, action };
}
