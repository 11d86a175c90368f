import { actionsOf } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { grantsOn } from './grant-reach.ts';
import { grantShape } from './grant-shape.ts';

/** What a role gives of one action on one type, as its cell shows it. */
export type CellState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'none' }
  | { readonly kind: 'all'; readonly grants: readonly Grant[] }
  | { readonly kind: 'own'; readonly grants: readonly Grant[] }
  | { readonly kind: 'limited'; readonly grants: readonly Grant[] }
  | { readonly kind: 'rule'; readonly grants: readonly Grant[] }
  | { readonly kind: 'inherited'; readonly from: string; readonly grants: readonly Grant[] };

/** The state of a cell: the widest of the role's own grants, else what an included role brings, else none. */
export function cellState(
  document: PolicyDocument,
  role: Role,
  type: ResourceType,
  action: string,
): CellState {
  if (!actionsOf(type).includes(action)) return { kind: 'absent' };
  const grants = grantsOn(document, role, type, action);
  const shapes = grants.map((grant) => grantShape(grant));
  if (shapes.includes('all')) return { kind: 'all', grants };
  if (shapes.length > 0) {
    const only = shapes.every((shape) => shape === shapes[0]) ? shapes[0] : 'rule';
    return { kind: only ?? 'rule', grants };
  }
  for (const included of includedRoles(document, role)) {
    const brought = grantsOn(document, included, type, action);
    if (brought.length > 0) return { kind: 'inherited', from: included.name, grants: brought };
  }
  return { kind: 'none' };
}

/** The roles that a role includes, directly or through others, nearest first. A cycle ends where it closes. */
export function includedRoles(document: PolicyDocument, role: Role): readonly Role[] {
  const found: Role[] = [];
  const seen = new Set([role.name]);
  const queue = [...(role.includes ?? [])];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const next = document.roles.find((candidate) => candidate.name === name);
    if (next === undefined) continue;
    found.push(next);
    queue.push(...(next.includes ?? []));
  }
  return found;
}
