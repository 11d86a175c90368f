import { actionsOf, coversAction, moduleOf, REMIT_MODULE, REMIT_TYPES } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';

/** Every resource type that grants of a document can speak of: its own, and those that administer Remit. */
export function typesOf({ resources }: Pick<PolicyDocument, 'resources'>): readonly ResourceType[] {
  const known = typesKnown.get(resources);
  if (known !== undefined) return known;
  const declared = new Set(resources.map(({ name }) => name));
  const types = [...resources, ...REMIT_TYPES.filter(({ name }) => !declared.has(name))];
  typesKnown.set(resources, types);
  return types;
}

// Asked for once a grant and cell, and the same for as long as nothing is declared anew.
const typesKnown = new WeakMap<readonly ResourceType[], readonly ResourceType[]>();

/** The names of the types that a role's grant reaches: those it names, or all that a bare grant stands for. */
export function reachOf(document: PolicyDocument, role: Role, grant: Grant): readonly string[] {
  return typesOf(document)
    .map(({ name }) => name)
    .filter((type) => reaches(document, role, grant, type));
}

/** Whether a role's grant reaches a type that there is. */
function reaches({ sets }: PolicyDocument, role: Role, grant: Grant, type: string): boolean {
  const { on, qualifiers = [] } = grant;
  if (on !== undefined && !on.includes(type)) return false;
  const module = moduleOf(type);
  if (on === undefined && (role.module === undefined ? module === REMIT_MODULE : module !== role.module)) {
    return false;
  }
  return qualifiers.every((each) => {
    if (each.kind === 'module') return each.module === module;
    return each.kind !== 'set' || sets.some((set) => set.name === each.set && set.type === type);
  });
}

/** The actions of a type that a grant's words stand for, when it reaches the type. */
export function grantedActions(grant: Grant, type: ResourceType): readonly string[] {
  return actionsOf(type).filter((action) => grant.actions.some((written) => coversAction(written, action)));
}

/** The role's own grants that speak of an action on a type. */
export function grantsOn(
  document: PolicyDocument,
  role: Role,
  type: ResourceType,
  action: string,
): readonly Grant[] {
  return role.grants.filter(
    (grant) =>
      // Which types there are is asked last: of most grants it is clear without.
      reaches(document, role, grant, type.name) &&
      grantedActions(grant, type).includes(action) &&
      typesOf(document).some(({ name }) => name === type.name),
  );
}
