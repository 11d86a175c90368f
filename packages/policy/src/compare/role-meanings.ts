import type { CompiledPolicy } from '../compiled-policy.ts';
import { grantsHere } from '../grants-here.ts';
import { isWithin, upward } from '../path.ts';
import { typeGrants, type TypeAction, type TypeGrant } from '../type-grants.ts';

/** An assignment's role and the folder from which on it is held. */
export interface RoleAt {
  readonly role: string;
  readonly folder: string;
}

/** What an assigned role, with all that it includes, means for one type in one place. Equal ones are one object. */
export interface RoleMeaning {
  readonly type: string;
  /** Spelt the same for the same grants in the same version, wherever they were asked for. */
  readonly key: string;
  /** By action, in the order of the type's actions. */
  readonly grants: readonly (readonly TypeGrant[])[];
  /** The roles in it that the type's field rules name. */
  readonly showing: readonly string[];
  /** Every role that any of this is written for. */
  readonly roles: readonly string[];
}

/** What the roles held in one place mean for one type, together. Equal ones are one object. */
export interface TypeMeaning {
  readonly type: string;
  readonly parts: readonly RoleMeaning[];
}

/** What the roles held in one place mean, type by type; a type that they say nothing of is absent. */
export type PlaceMeaning = ReadonlyMap<string, TypeMeaning>;

/** The meanings that one policy version gives its roles; worked out where they are first asked for. */
export interface RoleMeanings {
  /** The folders in which the role, or one that it includes, means something else than above. */
  readonly turnsAt: (role: string) => ReadonlySet<string>;
  /** What an assigned role means in a folder, for each type that it says anything of. */
  readonly of: (role: string, folder: string) => readonly RoleMeaning[];
  /** What all of `held` that reaches a folder means there. */
  readonly at: (held: readonly RoleAt[], folder: string) => PlaceMeaning;
}

const known = new WeakMap<CompiledPolicy, RoleMeanings>();

/** So many places are remembered; a policy whose roles are held in more combinations forgets them all and goes on. */
const KEPT = 50_000;

const NOWHERE: PlaceMeaning = new Map();

/** No name and no path holds it. */
const APART = '\u0000';

function namedRoles(compiled: CompiledPolicy): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...compiled.fieldRules].map(([type, rules]) => [
      type,
      new Set(
        [...rules.values()].flatMap(({ visible = [], masked = [], editable = [] }) => [
          ...visible,
          ...masked.map(({ role }) => role),
          ...editable,
        ]),
      ),
    ]),
  );
}

const spell = ({ placed: { reference } }: TypeGrant): string =>
  `${reference.index} ${reference.role} ${reference.scope ?? ''}`;

/** Meanings of another version, for what is written the same in both. */
export interface Adopted {
  readonly from: RoleMeanings;
  readonly role: (role: string) => boolean;
  readonly type: (type: string) => boolean;
}

/**
 * The meanings of one version by itself.
 * @param adopted spares working out what another version already did; null for none
 */
export function makeMeanings(compiled: CompiledPolicy, adopted: Adopted | null): RoleMeanings {
  const named = namedRoles(compiled);
  const { types, grantOn } = typeGrants(compiled);
  const interned = new Map<string, RoleMeaning>();
  const numbers = new Map<RoleMeaning, number>();
  const together = new Map<string, TypeMeaning>();
  const byRole = new Map<string, Map<string, readonly RoleMeaning[]>>();
  const turns = new Map<string, ReadonlySet<string>>();
  const places = new Map<string, PlaceMeaning>();

  const rolesIn = (role: string): readonly string[] =>
    (compiled.closures.get(role) ?? []).flatMap((way) => way.at(-1) ?? []);

  const turnsAt = (role: string): ReadonlySet<string> => {
    const found = turns.get(role);
    if (found !== undefined) return found;
    const folders = rolesIn(role).flatMap((each) => [...(compiled.scopes.get(each)?.keys() ?? [])]);
    const unique = new Set(folders);
    turns.set(role, unique);
    return unique;
  };

  /** The nearest folder, itself or above, at which the role turns; the root where it turns nowhere. */
  const turnOf = (role: string, folder: string): string => {
    const folders = turnsAt(role);
    if (folders.size === 0) return '/';
    return upward(folder).find((path) => folders.has(path)) ?? '/';
  };

  const meaningOf = (
    role: string,
    type: string,
    actions: readonly TypeAction[],
    folder: string,
  ): RoleMeaning | null => {
    const within = rolesIn(role);
    const placed = within.flatMap((each) => grantsHere(compiled, each, folder));
    const grants = actions.map((action) => placed.flatMap((each) => grantOn(each, action) ?? []));
    const fields = named.get(type);
    const showing = fields === undefined ? [] : within.filter((each) => fields.has(each));
    if (showing.length === 0 && grants.every((some) => some.length === 0)) return null;
    const key = `${type}|${grants.map((some) => some.map(spell).join(APART)).join(';')}|${showing.join(APART)}`;
    const same = interned.get(key);
    if (same !== undefined) return same;
    const roles = new Set([...grants.flat().map((grant) => grant.placed.reference.role), ...showing]);
    const meaning: RoleMeaning = { type, key, grants, showing, roles: [...roles] };
    interned.set(key, meaning);
    numbers.set(meaning, numbers.size);
    return meaning;
  };

  const roleAt = (role: string, turn: string): readonly RoleMeaning[] => {
    const byTurn = byRole.get(role) ?? new Map<string, readonly RoleMeaning[]>();
    byRole.set(role, byTurn);
    const found = byTurn.get(turn);
    if (found !== undefined) return found;
    const old = adopted?.role(role) === true ? adopted : null;
    const known = old === null ? [] : old.from.of(role, turn).filter(({ type }) => old.type(type));
    for (const meaning of known) if (!numbers.has(meaning)) numbers.set(meaning, numbers.size);
    const anew = [...types].flatMap(([type, actions]) =>
      old?.type(type) === true ? [] : (meaningOf(role, type, actions, turn) ?? []),
    );
    const meanings = [...known, ...anew];
    byTurn.set(turn, meanings);
    return meanings;
  };

  const typeOf = (type: string, parts: ReadonlySet<RoleMeaning>): TypeMeaning => {
    const ordered = [...parts].toSorted((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
    const key = ordered.map((part) => numbers.get(part)).join(' ');
    const same = together.get(key);
    if (same !== undefined) return same;
    const meaning: TypeMeaning = { type, parts: ordered };
    if (together.size >= KEPT) together.clear();
    together.set(key, meaning);
    return meaning;
  };

  const at = (held: readonly RoleAt[], folder: string): PlaceMeaning => {
    const here: string[] = [];
    for (const { role, folder: tree } of held)
      if (isWithin(folder, tree) && !here.includes(role)) here.push(role);
    if (here.length === 0) return NOWHERE;
    const turning = here.toSorted().map((role) => [role, turnOf(role, folder)] as const);
    const key = turning.map(([role, turn]) => `${role}${APART}${turn}`).join(APART);
    const found = places.get(key);
    if (found !== undefined) return found;
    const parts = new Map<string, Set<RoleMeaning>>();
    for (const [role, turn] of turning) {
      for (const meaning of roleAt(role, turn)) {
        const some = parts.get(meaning.type);
        if (some === undefined) parts.set(meaning.type, new Set([meaning]));
        else some.add(meaning);
      }
    }
    const place: PlaceMeaning = new Map([...parts].map(([type, some]) => [type, typeOf(type, some)]));
    if (places.size >= KEPT) places.clear();
    places.set(key, place);
    return place;
  };

  return { turnsAt, of: (role, folder) => roleAt(role, turnOf(role, folder)), at };
}

/** The meanings of a compiled policy; they live as long as it does. */
export function roleMeanings(compiled: CompiledPolicy): RoleMeanings {
  const found = known.get(compiled);
  if (found !== undefined) return found;
  const meanings = makeMeanings(compiled, null);
  known.set(compiled, meanings);
  return meanings;
}
