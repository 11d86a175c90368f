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
  const modules = (grant.qualifiers ?? []).flatMap((q) => (q.kind === 'module' ? [q.module] : []));
  const sets = (grant.qualifiers ?? []).flatMap((q) => (q.kind === 'set' ? [q.set] : []));
  return typesOf(document)
    .map(({ name }) => name)
    .filter((type) => {
      if (grant.on !== undefined) return grant.on.includes(type);
      return role.module === undefined ? moduleOf(type) !== REMIT_MODULE : moduleOf(type) === role.module;
    })
    .filter((type) => modules.every((module) => moduleOf(type) === module))
    .filter((type) => sets.every((set) => document.sets.some((s) => s.name === set && s.type === type)));
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
      grantedActions(grant, type).includes(action) && reachOf(document, role, grant).includes(type.name),
  );
}
