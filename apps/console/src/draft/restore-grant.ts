import { actionsOf } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { sameData } from '@remit/policy/same-data';
import type { EditOutcome } from './edit-outcome.ts';
import { withoutCell, type GrantEdit } from './edit-grants.ts';
import { grantsOn, typesOf } from './grant-reach.ts';

/**
 * The document with one cell of a role as the base of the draft has it: an action on a type. Where that leaves the role
 * granting exactly what it did, its grants are written as they were.
 */
export function restoreGrant(
  base: PolicyDocument,
  document: PolicyDocument,
  cell: Pick<GrantEdit, 'role' | 'type' | 'action'>,
): EditOutcome {
  const role = document.roles.find(({ name }) => name === cell.role);
  const type = typesOf(document).find(({ name }) => name === cell.type);
  if (role === undefined) return { ok: false, reason: `there is no role \`${cell.role}\`` };
  if (type === undefined) return { ok: false, reason: `there is no resource type \`${cell.type}\`` };
  const was = base.roles.find(({ name }) => name === cell.role);
  const grants = [
    ...role.grants.flatMap((grant) => withoutCell(document, role, grant, type, cell.action)),
    ...(was === undefined ? [] : cellGrants(base, was, type, cell.action)),
  ];
  const restored = { ...role, grants };
  const next =
    was !== undefined && grantsAlike(base, was, document, restored)
      ? { ...role, grants: was.grants }
      : restored;
  return {
    ok: true,
    document: { ...document, roles: document.roles.map((each) => (each === role ? next : each)) },
  };
}

/** The grants of one cell, cut down to it. */
const cellGrants = (
  document: PolicyDocument,
  role: Role,
  type: ResourceType,
  action: string,
): readonly Grant[] =>
  grantsOn(document, role, type, action).map((grant) => ({ ...grant, actions: [action], on: [type.name] }));

/** Whether two roles grant the same in every cell, however their grants are cut. */
function grantsAlike(base: PolicyDocument, was: Role, document: PolicyDocument, role: Role): boolean {
  return typesOf(document).every((type) =>
    actionsOf(type).every((action) => {
      const [before, now] = [cellGrants(base, was, type, action), cellGrants(document, role, type, action)];
      return (
        before.length === now.length && before.every((grant) => now.some((each) => sameData(grant, each)))
      );
    }),
  );
}
