import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import { upward } from './path.ts';

/** What a role means in a folder: the grants of the nearest folder scope that names it, else its base grants. */
export function grantsHere(
  compiled: Pick<CompiledPolicy, 'scopes' | 'baseGrants'>,
  role: string,
  folder: string,
): readonly PlacedGrant[] {
  const scopes = compiled.scopes.get(role);
  if (scopes !== undefined) {
    for (const path of upward(folder)) {
      const grants = scopes.get(path);
      if (grants !== undefined) return grants;
    }
  }
  return compiled.baseGrants.get(role) ?? [];
}
