import { actionsOf } from '@remit/policy/catalog';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { includedRoles, stateOfGrants, type CellState } from './cell-state.ts';
import { grantedActions, reachOf, typesOf } from './grant-reach.ts';

/** The cells of many roles, each worked out when it is first asked for. */
export interface CellStates {
  /** What `cellState` says of the cell. The same object for as long as nothing that it hangs on was edited. */
  of(role: string, type: string, action: string): CellState;
  /** Whether two documents give a role the same cells, by its own grants and those of the roles that it includes. */
  sameRole(role: string, other: CellStates): boolean;
  /** Stands for everything that the cells of a role hang on; null for a role that there is not. */
  identityOf(role: string): object | null;
}

interface RoleCells {
  /** By type and action. */
  readonly cells: Map<string, Map<string, CellState>>;
  readonly work: (type: string, action: string) => CellState;
}

/** What one grant reaches, worked out once and not for each of its cells. */
interface Reaching {
  readonly grant: Grant;
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>;
}

// An edit makes a whole document anew, of which one role differs: cells are known by what they hang on, not by whose
// document it is. Bounded, because a long day of edits leaves many roles behind.
const known = new Map<string, RoleCells>();
const MOST_KNOWN = 4_000;

/** Every cell of a document. */
export function cellStates(document: PolicyDocument): CellStates {
  const ground = groundOf(document);
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const found = new Map<string, RoleCells | null>();
  const cellsOf = (name: string): RoleCells | null => {
    const already = found.get(name);
    if (already !== undefined) return already;
    const role = roles.get(name);
    const cells = role === undefined ? null : knownCells(document, role, ground);
    found.set(name, cells);
    return cells;
  };
  return {
    of: (role, type, action) => {
      const own = cellsOf(role);
      if (own === null) return ABSENT;
      const ofType = own.cells.get(type) ?? new Map<string, CellState>();
      own.cells.set(type, ofType);
      const state = ofType.get(action) ?? own.work(type, action);
      ofType.set(action, state);
      return state;
    },
    sameRole: (role, other) => cellsOf(role) === other.identityOf(role),
    identityOf: cellsOf,
  };
}

const ABSENT: CellState = { kind: 'absent' };

/** What the cells of all roles hang on: the same object for as long as it says the same. */
interface Ground {
  readonly types: readonly ResourceType[];
  readonly sets: PolicyDocument['sets'];
  readonly text: string;
}

let lastGround: Ground | null = null;

function groundOf({ sets, resources }: PolicyDocument): Ground {
  const types = typesOf({ resources });
  if (lastGround !== null && sameEntries(lastGround.types, types) && sameEntries(lastGround.sets, sets)) {
    return lastGround;
  }
  const text = JSON.stringify([types.map(({ name, actions }) => [name, actions]), sets]);
  lastGround = lastGround?.text === text ? lastGround : { types, sets, text };
  return lastGround;
}

const sameEntries = (one: readonly object[], other: readonly object[]): boolean =>
  one.length === other.length && one.every((entry, at) => entry === other[at]);

// Most roles come through an edit as the very same objects, and are known by that without being read.
const latest = new WeakMap<
  Role,
  { readonly ground: Ground; readonly chain: readonly Role[]; readonly cells: RoleCells }
>();

function knownCells(document: PolicyDocument, role: Role, ground: Ground): RoleCells {
  const chain = [role, ...includedRoles(document, role)];
  const recent = latest.get(role);
  if (recent?.ground === ground && sameEntries(recent.chain, chain)) return recent.cells;
  const key = ground.text + JSON.stringify(chain.map(({ name, module, grants }) => [name, module, grants]));
  const cells = known.get(key) ?? roleCells(document, chain, ground.types);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, cells);
  latest.set(role, { ground, chain, cells });
  return cells;
}

function roleCells(
  document: PolicyDocument,
  chain: readonly Role[],
  types: readonly ResourceType[],
): RoleCells {
  const byName = new Map(types.map((type) => [type.name, type]));
  const reaching = chain.map(({ name, ...role }) => ({
    name,
    grants: role.grants.map((grant): Reaching => {
      const reached = reachOf(document, { name, ...role }, grant).flatMap((type) => byName.get(type) ?? []);
      return {
        grant,
        actions: new Map(reached.map((type) => [type.name, new Set(grantedActions(grant, type))])),
      };
    }),
  }));
  const grantsOf = (grants: readonly Reaching[], type: string, action: string): readonly Grant[] =>
    grants.filter(({ actions }) => actions.get(type)?.has(action) === true).map(({ grant }) => grant);
  return {
    cells: new Map(),
    work: (type, action) => {
      const declared = byName.get(type);
      if (declared === undefined || !actionsOf(declared).includes(action)) return ABSENT;
      const [own, ...included] = reaching;
      return stateOfGrants(
        grantsOf(own?.grants ?? [], type, action),
        included.map(({ name, grants }) => ({ from: name, grants: () => grantsOf(grants, type, action) })),
      );
    },
  };
}
