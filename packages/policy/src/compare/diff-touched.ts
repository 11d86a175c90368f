import type { CompiledPolicy, PlacedGrant } from '../compiled-policy.ts';
import type { Grant, Qualifier } from '../document.ts';
import { sameData } from '../same-data.ts';

/** What of a policy differs between two versions, by what is written: more may be told than matters, never less. */
export interface Touched {
  readonly roles: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** Whether anything is written otherwise for the role or for one that it includes. */
  readonly rewrites: (role: string) => boolean;
  /** Whether whoever is assigned the role may be touched by any of it. */
  readonly affects: (role: string) => boolean;
  /** Types of which anything may come out otherwise for somebody. */
  readonly differing: ReadonlySet<string>;
  /** Whether the role, with what it includes, says anything of a type of which anything may come out otherwise. */
  readonly matters: (role: string) => boolean;
}

const NOTHING: Touched = {
  roles: new Set(),
  types: new Set(),
  rewrites: () => false,
  affects: () => false,
  differing: new Set(),
  matters: () => false,
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

/** What is written for a role of one type; a folder scope that says nothing of it says that there is nothing. */
function writtenForType(compiled: CompiledPolicy, role: string, type: string): unknown {
  const of = (placed: readonly PlacedGrant[]): readonly unknown[] =>
    placed
      .map(({ grant }) => grant)
      .filter(({ on }) => on === undefined || on.includes(type))
      .map((grant) => [grant, (grant.qualifiers ?? []).map((each) => setOf(compiled, each))]);
  return [
    compiled.roles.get(role)?.module ?? null,
    of(compiled.baseGrants.get(role) ?? []),
    [...(compiled.scopes.get(role) ?? [])].map(([folder, placed]) => [folder, of(placed)]),
    compiled.rowPolicies.get(type)?.get(role) ?? null,
  ];
}

const setOf = (compiled: CompiledPolicy, qualifier: Qualifier): unknown =>
  qualifier.kind === 'set' ? (compiled.sets.get(qualifier.set) ?? null) : null;

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
  const rewrites = (role: string): boolean =>
    sides.some((side) => rolesIn(side, role).some((each) => roles.has(each)));
  const speaks = (role: string, type: string): boolean => sides.some((side) => speaksOf(side, role, type));
  const all = [...new Set(sides.flatMap((side) => [...side.types.keys()]))];
  /** Whether what a role says of a type, by itself or by what it includes, may not be the same. */
  const rewritesOf = (role: string, type: string): boolean => {
    const [was, is] = sides.map((side) => side.roles.get(role));
    if (!sameData(was?.includes ?? null, is?.includes ?? null)) return speaks(role, type);
    return !sameData(writtenForType(before, role, type), writtenForType(after, role, type));
  };
  const rewritten = all.filter((type) => [...roles].some((role) => rewritesOf(role, type)));
  const differing = new Set([...types, ...rewritten]);
  return {
    roles,
    types,
    rewrites,
    affects: remember((role) => [...(rewrites(role) ? differing : types)].some((type) => speaks(role, type))),
    differing,
    matters: remember((role) => [...differing].some((type) => speaks(role, type))),
  };
}

function remember(ask: (role: string) => boolean): (role: string) => boolean {
  const known = new Map<string, boolean>();
  return (role) => {
    const found = known.get(role) ?? ask(role);
    known.set(role, found);
    return found;
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
