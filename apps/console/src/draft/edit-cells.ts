import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import { sameData } from '@remit/policy/same-data';
import { actionsOf } from '@remit/policy/catalog';
import { setCell, type CellRefusal } from './edit-grants.ts';
import { grantsOn, reachOf, typesOf } from './grant-reach.ts';
import { carriesConditions } from './grant-shape.ts';

/** One action on one type, of one role. */
export interface CellAddress {
  readonly role: string;
  readonly type: string;
  readonly action: string;
}

/** What many cells are set to at once; `restore` is what the base of the draft has there. */
export type CellSetting = 'none' | 'all' | 'own' | 'restore';

export interface EditedCells {
  readonly document: PolicyDocument;
  /** How many cells were set, those that stood so already among them. */
  readonly set: number;
  /** The cells that were left as they were, by the reason. */
  readonly left: Readonly<Record<CellRefusal, number>>;
}

/**
 * Sets many cells in one edit. A cell that the setting makes no sense for is left and counted: a type without an owner has
 * no own records, and a condition is lost only when the edit says so.
 * @param base what `restore` goes back to
 * @param conditions what `none` does to a grant with a condition
 */
export function editCells(
  document: PolicyDocument,
  base: PolicyDocument,
  cells: readonly CellAddress[],
  { to, conditions }: { readonly to: CellSetting; readonly conditions: 'kept' | 'removed' },
): EditedCells {
  const left = { absent: 0, ownerless: 0, conditional: 0 };
  const byRole = Map.groupBy(cells, ({ role }) => role);
  let set = 0;
  const roles = document.roles.map((role) => {
    const asked = byRole.get(role.name) ?? [];
    let edited = role;
    for (const cell of asked) {
      const outcome =
        to === 'restore'
          ? restoreCell(document, base, edited, cell)
          : setCell(document, edited, {
              ...cell,
              to,
              ...(conditions === 'removed' ? { withConditions: 'removed' } : {}),
            });
      if (outcome.ok) {
        edited = outcome.role;
        set += 1;
      } else left[outcome.refused] += 1;
    }
    return edited === role ? role : asBase(document, base, edited);
  });
  return { document: { ...document, roles }, set, left };
}

/** A role with one cell as the base has it, its conditions included; without one where the base has no such role. */
function restoreCell(document: PolicyDocument, base: PolicyDocument, role: Role, cell: CellAddress) {
  const bare = setCell(document, role, { ...cell, to: 'none', withConditions: 'removed' });
  const type = typesOf(document).find(({ name }) => name === cell.type);
  const before = base.roles.find(({ name }) => name === role.name);
  if (!bare.ok || type === undefined || before === undefined) return bare;
  const stood = grantsOn(base, before, type, cell.action).map((grant): Grant => {
    return { ...grant, actions: [cell.action], on: [cell.type] };
  });
  const grants = stood.reduce<readonly Grant[]>(joined, bare.role.grants);
  return { ok: true as const, role: { ...bare.role, grants } };
}

/** A grant beside others, or together with the one that differs from it in its actions alone. */
function joined(grants: readonly Grant[], added: Grant): readonly Grant[] {
  const home = grants.find(
    (grant) => sameData(grant.on, added.on) && sameData(narrowingOf(grant), narrowingOf(added)),
  );
  if (home === undefined) return [...grants, added];
  const actions = [...new Set([...home.actions, ...added.actions])];
  return grants.map((grant) => (grant === home ? { ...grant, actions } : grant));
}

/** What a grant says beside what may be done to what. */
function narrowingOf(grant: Grant): Omit<Grant, 'actions' | 'on'> {
  const { actions: _, on: __, ...rest } = grant;
  return rest;
}

/** A role that gives again, cell by cell, what the base's role gives: written as the base has it, so that no change is left. */
function asBase(document: PolicyDocument, base: PolicyDocument, role: Role): Role {
  const before = base.roles.find(({ name }) => name === role.name);
  if (before === undefined || !sameCells(document, before, role)) return role;
  return { ...role, grants: before.grants };
}

function sameCells(document: PolicyDocument, one: Role, other: Role): boolean {
  return typesOf(document).every((type) =>
    actionsOf(type).every((action) => {
      const of = (role: Role): readonly string[] => {
        const said = grantsOn(document, role, type, action).map((grant) =>
          JSON.stringify(narrowingOf(grant)),
        );
        return [...new Set(said)].toSorted();
      };
      return sameData(of(one), of(other));
    }),
  );
}

/** Those of some cells whose grants carry a condition or a limit, which a letter cannot write back. */
export function conditionalCells(
  document: PolicyDocument,
  cells: readonly CellAddress[],
): readonly CellAddress[] {
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const types = new Map(typesOf(document).map((type) => [type.name, type]));
  return cells.filter(({ role: roleName, type: typeName, action }) => {
    const [role, type] = [roles.get(roleName), types.get(typeName)];
    return (
      role !== undefined &&
      type !== undefined &&
      grantsOn(document, role, type, action).some(carriesConditions)
    );
  });
}

/**
 * One role's own grants in place of another's, each with the types that it reaches in the first: a bare grant would reach
 * others in the second. What a role includes stays as it is.
 */
export function copyGrants(document: PolicyDocument, from: string, to: string): PolicyDocument {
  const source = document.roles.find(({ name }) => name === from);
  if (source === undefined) return document;
  const grants = source.grants.map((grant): Grant => {
    return grant.on === undefined ? { ...grant, on: reachOf(document, source, grant) } : grant;
  });
  return {
    ...document,
    roles: document.roles.map((role) => (role.name === to ? { ...role, grants } : role)),
  };
}
