import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment } from './check.ts';
import type { FieldVisibility } from './field-mask.ts';
import type { FolderRegion } from './folder-regions.ts';
import type { Subject } from './subject.ts';
import { diffCells, type CellsDiff, type CellsSide } from './diff-cells.ts';
import { touchedBetween } from './diff-touched.ts';
import { factsOfAll, type FactsAsked } from './facts-asked.ts';
import { factsKey } from './facts-key.ts';
import { folderRegions } from './folder-regions.ts';
import { turningPoints } from './matrix.ts';
import { mostVisible } from './most-visible.ts';
import {
  roleMeanings,
  type PlaceMeaning,
  type RoleAt,
  type RoleMeanings,
  type TypeMeaning,
} from './role-meanings.ts';
import { askedByMeaning, cellMaker, type CellMaker, type SharedFilters } from './type-cells.ts';

/** A subject on one side of a comparison: null where there is none. Its roles are those that it holds now. */
export interface Holder {
  readonly subject: Subject | null;
  readonly held: readonly RoleAt[];
}

/** Folders in which the same changes. */
export interface ChangedRegion {
  readonly folders: readonly string[];
  readonly diff: CellsDiff;
}

/** The most that one side gives of a type in any of its folders. */
export interface Reach {
  readonly actions: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldVisibility>;
}

/** What changes for one subject. */
export interface HolderDiff {
  readonly regions: readonly ChangedRegion[];
  /** Types of which the cells ask for the folder itself, so that folders still to come may differ from those there. */
  readonly varying: ReadonlySet<string>;
  readonly reach: (side: 'before' | 'after', type: string) => Reach;
}

/** Compares two policies, subject by subject; what comes out the same for many is worked out once. */
export interface PolicyComparison {
  /** @returns null when nothing changes */
  readonly diffOf: (before: Holder, after: Holder) => HolderDiff | null;
}

/** The two meanings that a type has in a place, and what comes of them for those whose facts are alike. */
interface MeaningPair {
  readonly type: string;
  readonly before: TypeMeaning | null;
  readonly after: TypeMeaning | null;
  /** Whether the same is written on both sides, so that only a subject that itself changed can be touched. */
  readonly alike: boolean;
  asked: FactsAsked | null;
  readonly known: Map<string, CellsDiff | null>;
}

interface Side {
  readonly compiled: CompiledPolicy;
  readonly meanings: RoleMeanings;
  readonly reaches: Map<TypeMeaning, Map<string, Reach>>;
}

interface Meeting {
  readonly side: Side;
  readonly holder: Holder;
  readonly cells: CellMaker | null;
}

const nobody: CellsSide = { cells: null, showing: () => [] };

function showingIn({ compiled }: Side, meaning: TypeMeaning): CellsSide['showing'] {
  const held = new Set(meaning.parts.flatMap(({ showing }) => showing));
  const rules = compiled.fieldRules.get(meaning.type);
  return (field) => (rules?.get(field)?.visible ?? []).filter((role) => held.has(role)).toSorted();
}

function cellsIn({ side, cells }: Meeting, meaning: TypeMeaning | null, folder: string): CellsSide {
  if (meaning === null || cells === null) return nobody;
  return { cells: cells.cellsOf(meaning, folder), showing: showingIn(side, meaning) };
}

function makeReach({ cells }: CellsSide): Reach {
  const given = (cells?.actions ?? []).filter(({ rows }) => rows.kind !== 'none');
  return {
    actions: new Set(given.map(({ action }) => action)),
    fields: new Map((cells?.fields ?? []).map((mask) => [mask.field, mostVisible(mask)])),
  };
}

const ORDER: readonly FieldVisibility[] = ['hidden', 'masked', 'readable', 'writable'];

/** The greater of what two places give. */
function joinReach(left: Reach, right: Reach): Reach {
  const fields = new Map(left.fields);
  for (const [field, most] of right.fields) {
    const other = fields.get(field) ?? 'hidden';
    fields.set(field, ORDER.indexOf(most) > ORDER.indexOf(other) ? most : other);
  }
  return { actions: new Set([...left.actions, ...right.actions]), fields };
}

/**
 * Puts two policies side by side, in one set of circumstances.
 * @param folders every folder of the tenant
 */
export function comparePolicies(
  before: CompiledPolicy,
  after: CompiledPolicy,
  environment: Environment,
  folders: readonly string[],
): PolicyComparison {
  const touched = touchedBetween(before, after);
  const sideOf = (compiled: CompiledPolicy): Side => {
    return { compiled, meanings: roleMeanings(compiled), reaches: new Map() };
  };
  const sides = { before: sideOf(before), after: sideOf(after) };
  const shared: SharedFilters = new Map();
  const pairs = new Map<TypeMeaning | null, Map<TypeMeaning | null, MeaningPair>>();
  const places = new Map<PlaceMeaning, Map<PlaceMeaning, readonly MeaningPair[]>>();
  const divided = folderRegions(folders);

  const isAlike = (type: string, was: TypeMeaning | null, is: TypeMeaning | null): boolean => {
    if (was === is) return !touched.types.has(type) || was === null;
    if (was === null || is === null || touched.types.has(type)) return false;
    const untouched = [...was.parts, ...is.parts].every(
      ({ roles }) => !roles.some((role) => touched.roles.has(role)),
    );
    const keys = new Set(is.parts.map(({ key }) => key));
    return untouched && was.parts.length === is.parts.length && was.parts.every(({ key }) => keys.has(key));
  };

  const pairOf = (type: string, was: TypeMeaning | null, is: TypeMeaning | null): MeaningPair => {
    const byAfter = pairs.get(was) ?? new Map<TypeMeaning | null, MeaningPair>();
    pairs.set(was, byAfter);
    const found = byAfter.get(is);
    if (found !== undefined) return found;
    const alike = isAlike(type, was, is);
    const pair: MeaningPair = { type, before: was, after: is, alike, asked: null, known: new Map() };
    byAfter.set(is, pair);
    return pair;
  };

  const pairsIn = (was: PlaceMeaning, is: PlaceMeaning): readonly MeaningPair[] => {
    const byAfter = places.get(was) ?? new Map<PlaceMeaning, readonly MeaningPair[]>();
    places.set(was, byAfter);
    const found = byAfter.get(is);
    if (found !== undefined) return found;
    const types = [...new Set([...was.keys(), ...is.keys()])];
    const some = types.map((type) => pairOf(type, was.get(type) ?? null, is.get(type) ?? null));
    byAfter.set(is, some);
    return some;
  };

  const askedBy = (pair: MeaningPair, subject: Subject): FactsAsked => {
    pair.asked ??= factsOfAll([
      ...(pair.before === null ? [] : [askedByMeaning(before, pair.before, { subject })]),
      ...(pair.after === null ? [] : [askedByMeaning(after, pair.after, { subject })]),
    ]);
    return pair.asked;
  };

  const meet = (side: Side, holder: Holder): Meeting => {
    const { subject } = holder;
    const cells = subject === null ? null : cellMaker(side.compiled, { subject, environment }, shared);
    return { side, holder, cells };
  };

  const reachAt = (meeting: Meeting, meaning: TypeMeaning, folder: string): Reach => {
    const { side, holder } = meeting;
    if (holder.subject === null) return makeReach(nobody);
    const asked = askedByMeaning(side.compiled, meaning, { subject: holder.subject });
    const key = `${factsKey(asked, [holder.subject], environment)} ${asked.folder ? folder : ''}`;
    const byFacts = side.reaches.get(meaning) ?? new Map<string, Reach>();
    side.reaches.set(meaning, byFacts);
    const found = byFacts.get(key) ?? makeReach(cellsIn(meeting, meaning, folder));
    byFacts.set(key, found);
    return found;
  };

  const diffOf = (was: Holder, is: Holder): HolderDiff | null => {
    const someone = is.subject ?? was.subject;
    if (someone === null) return null;
    const moved = was.subject !== is.subject;
    const points = turningPoints([
      { meanings: sides.before.meanings, held: was.held },
      { meanings: sides.after.meanings, held: is.held },
    ]);
    let meetings: readonly [Meeting, Meeting] | null = null;
    const meetingsHere = (): readonly [Meeting, Meeting] =>
      (meetings ??= [meet(sides.before, was), meet(sides.after, is)]);

    const diffIn = (pair: MeaningPair, facts: string, folder: string): CellsDiff | null => {
      const key = `${facts} ${pair.asked?.folder === true ? folder : ''}`;
      const found = pair.known.get(key);
      if (found !== undefined) return found;
      const [one, other] = meetingsHere();
      const diff = diffCells(
        pair.type,
        cellsIn(one, pair.before, folder),
        cellsIn(other, pair.after, folder),
      );
      pair.known.set(key, diff);
      return diff;
    };

    const regions: ChangedRegion[] = [];
    const varying = new Set<string>();
    const all = divided.at(points);
    const diffRegion = ({ point, folders: inside }: FolderRegion): void => {
      const place = sides.before.meanings.at(was.held, point);
      const there = sides.after.meanings.at(is.held, point);
      for (const pair of pairsIn(place, there)) {
        if (pair.alike && !moved) continue;
        const asked = askedBy(pair, someone);
        if (pair.alike && asked.subject.size === 0 && asked.identity.size === 0) continue;
        const facts = factsKey(asked, [was.subject, is.subject], environment);
        if (asked.folder) varying.add(pair.type);
        const parts = asked.folder
          ? inside.map((folder) => [folder, [folder]] as const)
          : [[point, inside] as const];
        for (const [folder, some] of parts) {
          const diff = diffIn(pair, facts, folder);
          if (diff !== null) regions.push({ folders: some, diff });
        }
      }
    };
    for (const region of all) diffRegion(region);
    if (regions.length === 0 && varying.size === 0) return null;

    const reach = (at: 'before' | 'after', type: string): Reach => {
      const meeting = meetingsHere()[at === 'before' ? 0 : 1];
      const { side, holder } = meeting;
      const reaches = all.flatMap(({ point, folders: inside }) => {
        const meaning = side.meanings.at(holder.held, point).get(type);
        if (meaning === undefined) return [];
        return (varying.has(type) ? [point, ...inside] : [point]).map((folder) =>
          reachAt(meeting, meaning, folder),
        );
      });
      return reaches.reduce(joinReach, { actions: new Set<string>(), fields: new Map() });
    };
    return { regions, varying, reach };
  };

  return { diffOf };
}
