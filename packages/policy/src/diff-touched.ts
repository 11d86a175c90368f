import type { CompiledPolicy } from './compiled-policy.ts';
import type { Grant } from './document.ts';
import { sameData } from './same-data.ts';

/** What of a policy differs between two versions, by what is written: more may be told than matters, never less. */
export interface Touched {
  readonly roles: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** Whether anything is written otherwise for the role or for one that it includes. */
  readonly rewrites: (role: string) => boolean;
  /** Whether whoever is assigned the role may be touched by any of it. */
  readonly affects: (role: string) => boolean;
}

const NOTHING: Touched = {
  roles: new Set(),
  types: new Set(),
  rewrites: () => false,
  affects: () => false,
};

const known = new WeakMap<CompiledPolicy, WeakMap<CompiledPolicy, Touched>>();

const listed = (map: ReadonlyMap<string, unknown> | undefined): unknown =>
  map === undefined ? null : [...map.entries()];

function grantsOf(compiled: CompiledPolicy, role: string): readonly Grant[] {
  const scoped = [...(compiled.scopes.get(role)?.values() ?? [])].flat();
  return [...(compiled.baseGrants.get(role) ?? []), ...scoped].map(({ grant }) => grant);
}

/** All that is written about a role, and about the record sets that its grants name. */
function writtenFor(compiled: CompiledPolicy, role: string): unknown {
  const sets = grantsOf(compiled, role).flatMap(({ qualifiers = [] }) =>
    qualifiers.flatMap((each) => (each.kind === 'set' ? [compiled.sets.get(each.set)] : [])),
  );
  const policies = [...compiled.rowPolicies].map(([type, byRole]) => [type, byRole.get(role) ?? null]);
  return [
    compiled.roles.get(role) ?? null,
    listed(compiled.scopes.get(role)),
    policies.filter(([, some]) => some !== null),
    sets,
  ];
}

function writtenOn(compiled: CompiledPolicy, type: string): unknown {
  return [
    compiled.types.get(type) ?? null,
    listed(compiled.fieldRules.get(type)),
    compiled.rules.get(type) ?? null,
    compiled.separations.get(type) ?? null,
  ];
}

const rolesIn = (compiled: CompiledPolicy, role: string): readonly string[] =>
  (compiled.closures.get(role) ?? []).flatMap((way) => way.at(-1) ?? []);

/** Whether a role, with what it includes, says anything of a type. */
function speaksOf(compiled: CompiledPolicy, role: string, type: string): boolean {
  const rules = [...(compiled.fieldRules.get(type)?.values() ?? [])];
  return rolesIn(compiled, role).some(
    (each) =>
      grantsOf(compiled, each).some(({ on }) => on === undefined || on.includes(type)) ||
      rules.some(
        ({ visible = [], masked = [], editable = [] }) =>
          visible.includes(each) || editable.includes(each) || masked.some((mask) => mask.role === each),
      ),
  );
}

function compare(before: CompiledPolicy, after: CompiledPolicy): Touched {
  const sides = [before, after];
  const among = (names: (side: CompiledPolicy) => Iterable<string>, written: typeof writtenOn) => {
    const all = new Set(sides.flatMap((side) => [...names(side)]));
    return new Set([...all].filter((name) => !sameData(written(before, name), written(after, name))));
  };
  const roles = among((side) => side.roles.keys(), writtenFor);
  const types = among((side) => side.types.keys(), writtenOn);
  const affected = new Map<string, boolean>();
  const rewrites = (role: string): boolean =>
    sides.some((side) => rolesIn(side, role).some((each) => roles.has(each)));
  const isAffected = (role: string): boolean => {
    if (rewrites(role)) return true;
    return [...types].some((type) => sides.some((side) => speaksOf(side, role, type)));
  };
  return {
    roles,
    types,
    rewrites,
    affects: (role) => {
      const found = affected.get(role) ?? isAffected(role);
      affected.set(role, found);
      return found;
    },
  };
}

/** What differs between two versions; worked out once for the two. */
export function touchedBetween(before: CompiledPolicy, after: CompiledPolicy): Touched {
  if (before === after) return NOTHING;
  const byAfter = known.get(before) ?? new WeakMap<CompiledPolicy, Touched>();
  known.set(before, byAfter);
  const touched = byAfter.get(after) ?? compare(before, after);
  byAfter.set(after, touched);
  return touched;
}
