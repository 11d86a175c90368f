import type { Grant, PolicyDocument } from '@remit/policy/document';
import type { AskedWorld } from './world.ts';

/** The same world, its document with other parts. */
export const withDocument = (world: AskedWorld, parts: Partial<PolicyDocument>): AskedWorld => {
  return { ...world, document: { ...world.document, ...parts } };
};

/** The same world, its directory with other parts. */
export const withDirectory = (world: AskedWorld, parts: Partial<AskedWorld['directory']>): AskedWorld => {
  return { ...world, directory: { ...world.directory, ...parts } };
};

/** The same policy with every grant, of roles and of folder scopes, as `change` makes it. */
export const withGrants = (world: AskedWorld, change: (grant: Grant) => Grant): AskedWorld =>
  withDocument(world, {
    roles: world.document.roles.map((role) => Object.assign({}, role, { grants: role.grants.map(change) })),
    folderScopes: world.document.folderScopes.map((scope) => {
      return { ...scope, grants: scope.grants.map(change) };
    }),
  });

/** Every name of a role, wherever it stands in a document or a directory, as `rename` makes it. */
export function withRolesCalled(world: AskedWorld, rename: (role: string) => string): AskedWorld {
  const { document, directory } = world;
  const all = (roles: readonly string[] | undefined) => (roles ?? []).map(rename);
  return {
    ...world,
    document: {
      ...document,
      roles: document.roles.map((role) =>
        Object.assign({}, role, { name: rename(role.name), includes: all(role.includes) }),
      ),
      folderScopes: document.folderScopes.map((scope) => ({ ...scope, role: rename(scope.role) })),
      rowPolicies: document.rowPolicies.map((policy) => ({ ...policy, roles: all(policy.roles) })),
      fieldRules: document.fieldRules.map((rule) => {
        return {
          ...rule,
          ...(rule.visible === undefined ? {} : { visible: all(rule.visible) }),
          ...(rule.editable === undefined ? {} : { editable: all(rule.editable) }),
          ...(rule.hidden === undefined ? {} : { hidden: all(rule.hidden) }),
          ...(rule.masked === undefined
            ? {}
            : { masked: rule.masked.map((mask) => ({ ...mask, role: rename(mask.role) })) }),
        };
      }),
    },
    directory: {
      ...directory,
      assignments: directory.assignments.map((each) => ({ ...each, role: rename(each.role) })),
    },
  };
}

/** The same world, where no condition asks whether something is missing. */
export function withNothingAskedMissing(world: AskedWorld): AskedWorld {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    if ('kind' in node && node.kind === 'is-null') return { kind: 'constant', value: false };
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, walk(each)]));
  };
  return { ...world, document: walk(world.document) as PolicyDocument };
}
