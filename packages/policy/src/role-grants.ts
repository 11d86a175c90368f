import type {
  CompiledAction,
  CompiledGrant,
  CompiledPolicy,
  CompiledRole,
  GrantTable,
} from './compiled-policy.ts';
import type { FolderNode } from './folder-tree.ts';
import { grantNames } from './grant-clauses.ts';
import { grantsHere } from './grants-here.ts';

const NOTHING: readonly CompiledGrant[] = [];

function compileAt(
  compiled: CompiledPolicy,
  { members }: CompiledRole,
  folder: string,
  { name, type }: CompiledAction,
): readonly CompiledGrant[] {
  const grants = members.flatMap((role) =>
    grantsHere(compiled, role, folder)
      .filter((placed) => grantNames(compiled, placed, name, type))
      .map((placed) => compiled.compileGrant(placed, type)),
  );
  return grants.length === 0 ? NOTHING : grants;
}

/** The table of the nearest folder whose scope names the role or one that it includes; most scopes name others. */
function tableBelow(compiled: CompiledPolicy, role: CompiledRole, scope: FolderNode): GrantTable {
  const known = role.below.get(scope.path);
  if (known !== undefined) return known;
  const named = (folder: string): boolean =>
    role.members.some((member) => compiled.scopes.get(member)?.has(folder) === true);
  const above = scope.lineage.at(-2)?.scope ?? null;
  const farther = (): GrantTable => (above === null ? role.everywhere : tableBelow(compiled, role, above));
  const table = named(scope.path) ? [] : farther();
  role.below.set(scope.path, table);
  return table;
}

/**
 * What a role, with all that it includes, grants of an action in a folder. Compiled where it is first asked for: of
 * two thousand roles a tenant's day uses few, in few places.
 */
export function roleGrants(
  compiled: CompiledPolicy,
  role: CompiledRole,
  { scope }: FolderNode,
  action: CompiledAction,
): readonly CompiledGrant[] {
  const narrowed = scope !== null && role.scoped;
  const table = narrowed ? tableBelow(compiled, role, scope) : role.everywhere;
  return (table[action.index] ??= compileAt(compiled, role, narrowed ? scope.path : '/', action));
}
