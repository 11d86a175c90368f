import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { RoleSource } from './decision.ts';
import type { Subject } from './subject.ts';
import { isWithin, sharedTree } from './path.ts';
import { rolesHere } from './roles-here.ts';

/** A folder and all below it, except some of the folders below. */
export interface Place {
  readonly tree: string;
  readonly except: readonly string[];
}

/** Where a role is held: the folder of an active assignment that gives it, with that source. */
export interface HeldAt {
  readonly tree: string;
  readonly source: RoleSource;
}

/** Per role, the topmost folders at which a subject holds it at `now`; what lies below them adds nothing. */
export function placesOf(
  compiled: CompiledPolicy,
  subject: Subject,
  now: number,
): ReadonlyMap<string, readonly HeldAt[]> {
  const places = new Map<string, HeldAt[]>();
  for (const source of rolesHere(compiled, subject, null, now)) {
    // As in a decision, what is assigned at no folder's path gives nothing.
    if (source.standing !== 'active' || compiled.folders(source.folder) === null) continue;
    const held = places.get(source.role) ?? [];
    if (held.some(({ tree }) => isWithin(source.folder, tree))) continue;
    const apart = held.filter(({ tree }) => !isWithin(tree, source.folder));
    places.set(source.role, [...apart, { tree: source.folder, source }]);
  }
  return places;
}

/**
 * What a role means, place by place: each folder scope in its folder down to the next scope, the base grants where
 * no scope reaches; all of it only where the role is held.
 */
export function scopedGrants(
  compiled: CompiledPolicy,
  role: string,
  held: readonly HeldAt[],
): readonly {
  readonly grants: readonly PlacedGrant[];
  readonly place: Place;
  readonly source: RoleSource;
}[] {
  const scopes = compiled.scopes.get(role) ?? new Map<string, readonly PlacedGrant[]>();
  const meanings = new Map([['/', compiled.baseGrants.get(role) ?? []], ...scopes]);
  return [...meanings].flatMap(([folder, grants]) => {
    return held.flatMap(({ tree, source }) => {
      const shared = sharedTree(tree, folder);
      if (shared === null) return [];
      const below = [...scopes.keys()].filter((other) => other !== folder && isWithin(other, folder));
      // A scope between the two replaces this meaning everywhere the role is held.
      if (below.some((other) => isWithin(shared, other))) return [];
      const inside = below.filter((other) => isWithin(other, shared));
      const except = inside.filter((other) => !inside.some((top) => top !== other && isWithin(other, top)));
      return [{ grants, place: { tree: shared, except }, source }];
    });
  });
}
