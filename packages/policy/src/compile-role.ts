import type {
  CompiledAction,
  CompiledGrant,
  CompiledPolicy,
  CompiledRole,
  PlacedGrant,
} from './compiled-policy.ts';
import type { ResourceType } from './document.ts';
import type { FolderNode } from './folder-tree.ts';
import { grantClauses, grantNames } from './grant-clauses.ts';
import { grantsHere } from './grants-here.ts';

/** What compiling grants looks at. */
export type GrantSource = Pick<
  CompiledPolicy,
  'roles' | 'closures' | 'baseGrants' | 'scopes' | 'sets' | 'rowPolicies'
>;

/** Compiles the grants of one policy version: each once for a type, whichever roles include its own. */
export type CompileGrant = (placed: PlacedGrant, type: ResourceType) => CompiledGrant;

export function grantCompiler(source: GrantSource): CompileGrant {
  const compiled = new Map<PlacedGrant, Map<ResourceType, CompiledGrant>>();
  return (placed, type) => {
    const byType = compiled.get(placed) ?? new Map<ResourceType, CompiledGrant>();
    compiled.set(placed, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    const grant: CompiledGrant = {
      placed,
      clauses: grantClauses(source, placed, type),
      requires: [...new Set(placed.grant.requires)].toSorted(),
      granted: [{ kind: 'granted', grant: placed.reference }],
    };
    byType.set(type, grant);
    return grant;
  };
}

const NOTHING: readonly CompiledGrant[] = [];

/**
 * A role as it is assigned. What it grants is compiled where it is first asked for: of two thousand roles a tenant's
 * day uses few, in few places.
 */
export function compileRole(source: GrantSource, compileGrant: CompileGrant, name: string): CompiledRole {
  const members = (source.closures.get(name) ?? []).flatMap((way) => way.at(-1) ?? []);
  const scoped = new Set(members.flatMap((role) => [...(source.scopes.get(role)?.keys() ?? [])]));
  const tables = new Map<string | null, (readonly CompiledGrant[])[]>();
  const everywhere: (readonly CompiledGrant[])[] = [];
  const compileAt = (folder: string, { name: action, type }: CompiledAction): readonly CompiledGrant[] => {
    const grants = members.flatMap((role) =>
      grantsHere(source, role, folder)
        .filter((placed) => grantNames(source, placed, action, type))
        .map((placed) => compileGrant(placed, type)),
    );
    return grants.length === 0 ? NOTHING : grants;
  };
  const tableAt = (scope: FolderNode | null): (readonly CompiledGrant[])[] => {
    if (scope === null || scoped.size === 0) return everywhere;
    const known = tables.get(scope.path);
    if (known !== undefined) return known;
    const table: (readonly CompiledGrant[])[] = [];
    tables.set(scope.path, table);
    return table;
  };
  return {
    name,
    grantsAt: (scope, action) => {
      const table = tableAt(scope);
      return (table[action.index] ??= compileAt(scope === null ? '/' : scope.path, action));
    },
  };
}
