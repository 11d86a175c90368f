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
  const included = includedRoles(document, role).map((other) => ({
    from: other.name,
    grants: () => grantsOn(document, other, type, action),
  }));
  return stateOfGrants(grantsOn(document, role, type, action), included);
}

/** The state of a cell that there is: of a role's own grants for it, and of those that included roles bring, nearest first. */
export function stateOfGrants(
  grants: readonly Grant[],
  included: readonly { readonly from: string; readonly grants: () => readonly Grant[] }[],
): CellState {
  const shapes = grants.map((grant) => grantShape(grant));
  if (shapes.includes('all')) return { kind: 'all', grants };
  if (shapes.length > 0) {
    const only = shapes.every((shape) => shape === shapes[0]) ? shapes[0] : 'rule';
    return { kind: only ?? 'rule', grants };
  }
  for (const { from, grants: bring } of included) {
    const brought = bring();
    if (brought.length > 0) return { kind: 'inherited', from, grants: brought };
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
