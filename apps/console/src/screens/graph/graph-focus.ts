import type { GraphKind } from '@remit/api/graph/graph-views';
import type { GraphFocus } from '../../data/contract/access-calls.ts';
import { idWord } from '../../shell/id-word.ts';

/** What a graph has, in the order of its columns. */
export const GRAPH_KINDS = [
  'person',
  'group',
  'department',
  'role',
  'folder',
  'permission',
] as const satisfies readonly GraphKind[];

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;
const TYPE = /^[a-z][a-z0-9_]{0,39}\.[A-Z][A-Za-z0-9]{0,79}$/;
const PATH = /^(\/|(\/[^/]+)+)$/;

/** What the address names: `person:` and an id, `permission:` and a type and action. Null for what is nothing of that. */
export function graphFocus(key: string): GraphFocus | null {
  const at = key.indexOf(':');
  const kind = GRAPH_KINDS.find((each) => each === key.slice(0, Math.max(at, 0)));
  const id = key.slice(at + 1);
  if (kind === undefined || id === '') return null;
  if (kind !== 'permission') return isNamed(kind, id) ? { kind, id } : null;
  const [type = '', action = '', ...more] = id.split(':');
  return TYPE.test(type) && NAME.test(action) && more.length === 0 ? { kind, type, action } : null;
}

/** Whether something of a kind can be called so: whether it is there, the server says. */
function isNamed(kind: Exclude<GraphKind, 'permission'>, id: string): boolean {
  switch (kind) {
    case 'person':
    case 'group':
      return idWord(id) !== null;
    case 'department':
    case 'folder':
      return PATH.test(id);
    case 'role':
      return NAME.test(id);
    default:
      return kind satisfies never;
  }
}
