import type { CompiledPolicy } from '../compiled-policy.ts';
import type { CellsSide } from './diff-cells.ts';
import { touchedBetween } from './diff-touched.ts';
import type { FactsAsked } from '../facts-asked.ts';
import {
  makeMeanings,
  type RoleAt,
  roleMeanings,
  type RoleMeanings,
  type TypeMeaning,
} from './role-meanings.ts';
import type { Subject } from '../subject.ts';
import type { CellMaker, WantedCells } from '../type-cells.ts';

/** A subject on one side of a comparison: null where there is none. Its roles are those that it holds now. */
export interface Holder {
  readonly subject: Subject | null;
  readonly held: readonly RoleAt[];
}

/** One of the two policies that are compared, with what it makes of roles. */
export interface Side {
  readonly compiled: CompiledPolicy;
  readonly meanings: RoleMeanings;
}

/** A holder under one of the two policies. */
export interface Meeting {
  readonly side: Side;
  readonly holder: Holder;
  readonly cells: CellMaker | null;
  /** What the subject answers to the facts asked. */
  readonly facts: (asked: FactsAsked) => string;
}

const adopting = new WeakMap<CompiledPolicy, WeakMap<CompiledPolicy, RoleMeanings>>();

/** The two sides of a comparison: what is written the same in both is worked out for the first alone. */
export function sidesOf(before: CompiledPolicy, after: CompiledPolicy): readonly [Side, Side] {
  const from = roleMeanings(before);
  const first: Side = { compiled: before, meanings: from };
  if (before === after) return [first, { ...first }];
  const byAfter = adopting.get(before) ?? new WeakMap<CompiledPolicy, RoleMeanings>();
  adopting.set(before, byAfter);
  const { rewrites, types } = touchedBetween(before, after);
  const adopted = { from, role: (role: string) => !rewrites(role), type: (type: string) => !types.has(type) };
  const meanings = byAfter.get(after) ?? makeMeanings(after, adopted);
  byAfter.set(after, meanings);
  return [first, { compiled: after, meanings }];
}

const nobody: CellsSide = { cells: null, showing: () => [] };

function showingIn({ compiled }: Side, meaning: TypeMeaning): CellsSide['showing'] {
  const held = new Set(meaning.parts.flatMap(({ showing }) => showing));
  const rules = compiled.fieldRules.get(meaning.type);
  return (field) => (rules?.get(field)?.visible ?? []).filter((role) => held.has(role)).toSorted();
}

/** What a meaning gives a holder in a folder; nothing where the type means nothing to them there. */
export function cellsIn(
  { side, cells }: Meeting,
  meaning: TypeMeaning | null,
  folder: string,
  wanted: WantedCells,
): CellsSide {
  if (meaning === null || cells === null) return nobody;
  return { cells: cells.cellsOf(meaning, folder, wanted), showing: showingIn(side, meaning) };
}
