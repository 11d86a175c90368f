import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment } from './check.ts';
import type { FieldVisibility } from './field-mask.ts';
import type { FolderRegion } from './folder-regions.ts';
import type { Subject } from './subject.ts';
import { diffCells, type CellsDiff, type CellsSide } from './diff-cells.ts';
import { allCells, differingCells } from './meaning-pair.ts';
import { touchedBetween } from './diff-touched.ts';
import { factsOfAll, type FactsAsked } from './facts-asked.ts';
import { factsKey } from './facts-key.ts';
import { folderRegions } from './folder-regions.ts';
import { turningPoints } from './matrix.ts';
import { isWithin } from './path.ts';
import { mostVisible } from './most-visible.ts';
import {
  makeMeanings,
  roleMeanings,
  type PlaceMeaning,
  type RoleAt,
  type RoleMeanings,
  type TypeMeaning,
} from './role-meanings.ts';
import {
  askedByMeaning,
  cellMaker,
  type CellMaker,
  type SharedFilters,
  type WantedCells,
} from './type-cells.ts';

/** A subject on one side of a comparison: null where there is none. Its roles are those that it holds now. */
export interface Holder {
  readonly subject: Subject | null;
  readonly held: readonly RoleAt[];
}

/** Folders in which the same changes. */
export interface ChangedRegion {
  readonly region: FolderRegion;
  readonly diff: CellsDiff;
}

/** The most that one side gives of a type in any of its folders. */
export interface Reach {
  readonly actions: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldVisibility>;
}

/** What changes for one subject. */
export interface HolderDiff {
  /** Equal for subjects for whom the same changes. */
  readonly key: string;
  readonly regions: readonly ChangedRegion[];
  /** Types of which the cells ask for the folder itself, so that folders still to come may differ from those there. */
  readonly varying: ReadonlySet<string>;
  /** The most that both sides give of the types that change, as far as it can change. */
  readonly reaches: ReadonlyMap<string, readonly [Reach, Reach]>;
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
  readonly wanted: WantedCells;
  readonly asked: FactsAsked;
  readonly known: Map<string, CellsDiff | null>;
}

interface Side {
  readonly compiled: CompiledPolicy;
  readonly meanings: RoleMeanings;
  readonly reaches: Map<string, Map<TypeMeaning, ReachOf>>;
}

/** What a meaning reaches, for subjects whose facts are alike. */
interface ReachOf {
  readonly asked: FactsAsked;
  readonly known: Map<string, Reach>;
}

interface Meeting {
  readonly side: Side;
  readonly holder: Holder;
  readonly cells: CellMaker | null;
  /** What the subject answers to the facts asked. */
  readonly facts: (asked: FactsAsked) => string;
}

const nobody: CellsSide = { cells: null, showing: () => [] };

function showingIn({ compiled }: Side, meaning: TypeMeaning): CellsSide['showing'] {
  const held = new Set(meaning.parts.flatMap(({ showing }) => showing));
  const rules = compiled.fieldRules.get(meaning.type);
  return (field) => (rules?.get(field)?.visible ?? []).filter((role) => held.has(role)).toSorted();
}

function cellsIn(
  { side, cells }: Meeting,
  meaning: TypeMeaning | null,
  folder: string,
  wanted: WantedCells,
): CellsSide {
  if (meaning === null || cells === null) return nobody;
  return { cells: cells.cellsOf(meaning, folder, wanted), showing: showingIn(side, meaning) };
}

const NO_REACH: Reach = { actions: new Set(), fields: new Map() };

function makeReach({ cells }: CellsSide): Reach {
  const given = (cells?.actions ?? []).filter(({ rows }) => rows.kind !== 'none');
  return {
    actions: new Set(given.map(({ action }) => action)),
    fields: new Map((cells?.fields ?? []).map((mask) => [mask.field, mostVisible(mask)])),
  };
}

/** Numbers things by what they are, so that many can be told apart by a short text. */
function numbering(): (thing: object) => number {
  const numbers = new Map<object, number>();
  return (thing) => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
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

const adopting = new WeakMap<CompiledPolicy, WeakMap<CompiledPolicy, RoleMeanings>>();

/** The meanings of both versions: what is written the same is worked out for the first alone. */
function meaningsOf(before: CompiledPolicy, after: CompiledPolicy): readonly [RoleMeanings, RoleMeanings] {
  const from = roleMeanings(before);
  if (before === after) return [from, from];
  const byAfter = adopting.get(before) ?? new WeakMap<CompiledPolicy, RoleMeanings>();
  adopting.set(before, byAfter);
  const { rewrites, types } = touchedBetween(before, after);
  const adopted = { from, role: (role: string) => !rewrites(role), type: (type: string) => !types.has(type) };
  const meanings = byAfter.get(after) ?? makeMeanings(after, adopted);
  byAfter.set(after, meanings);
  return [from, meanings];
}

/** What is held, spelt the same in whatever order. */
const spellHeld = (held: readonly RoleAt[]): string =>
  held
    .map(({ role, folder }) => `${role} ${folder}`)
    .toSorted()
    .join('\n');

/** Whether more could not be given of what is asked. */
const isTold = ({ actions, fields }: Reach, needed: ReadonlySet<string>): boolean =>
  [...needed].every((action) => actions.has(action)) &&
  [...fields.values()].every((most) => most === 'writable');

/** What the changes themselves tell of what was given before and is given after. */
function reachesIn({ actions, fields }: CellsDiff): readonly [Reach, Reach] {
  const but = (other: string): ReadonlySet<string> =>
    new Set(actions.filter(({ change }) => change !== other).map(({ action }) => action));
  return [
    { actions: but('gains'), fields: new Map(fields.map(({ field, before }) => [field, before])) },
    { actions: but('loses'), fields: new Map(fields.map(({ field, after }) => [field, after])) },
  ];
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
  const meanings = meaningsOf(before, after);
  const sides: readonly [Side, Side] = [
    { compiled: before, meanings: meanings[0], reaches: new Map() },
    { compiled: after, meanings: meanings[1], reaches: new Map() },
  ];
  const shared: SharedFilters = new Map();
  const divided = folderRegions(folders);
  const numberOf = numbering();
  const wants = new Map<string, WantedCells>();
  const asking = new Map<string, FactsAsked>();
  /** By the two places, for a subject that stayed the same and for one that did not. */
  const places = {
    stayed: new Map<PlaceMeaning, Map<PlaceMeaning, readonly MeaningPair[]>>(),
    moved: new Map<PlaceMeaning, Map<PlaceMeaning, readonly MeaningPair[]>>(),
  };
  const pairs = { stayed: new Map<string, MeaningPair>(), moved: new Map<string, MeaningPair>() };
  const joined = new Map<string, Reach>();
  const same = new Map<string, Reach>();
  const told = new Map<CellsDiff, readonly [Reach, Reach]>();

  /** Equal wishes are one object. */
  const intern = (wanted: WantedCells): WantedCells => {
    const key = `${[...wanted.actions].join(' ')}${wanted.fields ? ' +' : ''}`;
    const found = wants.get(key) ?? wanted;
    wants.set(key, found);
    return found;
  };

  /** The same facts asked are one object, so that what a subject answers is spelt once. */
  const internAsked = (asked: FactsAsked): FactsAsked => {
    const { subject, put, literals, folder } = asked;
    const key = JSON.stringify([
      [...subject].toSorted(),
      [...put].toSorted(),
      [...literals].toSorted(),
      folder,
    ]);
    const found = asking.get(key) ?? asked;
    asking.set(key, found);
    return found;
  };

  const makePair = (
    type: string,
    was: TypeMeaning | null,
    is: TypeMeaning | null,
    subject: Subject,
    how: 'stayed' | 'moved',
  ): MeaningPair => {
    const one = { compiled: before, meaning: was };
    const other = { compiled: after, meaning: is };
    const wanted = intern(how === 'moved' ? allCells([one, other]) : differingCells(one, other, touched));
    const asked = factsOfAll(
      [one, other].flatMap(({ compiled, meaning }) =>
        meaning === null ? [] : [askedByMeaning(compiled, meaning, subject, wanted)],
      ),
    );
    return { type, before: was, after: is, wanted, asked: internAsked(asked), known: new Map() };
  };

  const numberOrNone = (meaning: TypeMeaning | null): number => (meaning === null ? -1 : numberOf(meaning));

  /** The pairs of meanings in a place that can come out differently. */
  const pairsIn = (
    was: PlaceMeaning,
    is: PlaceMeaning,
    subject: Subject,
    how: 'stayed' | 'moved',
  ): readonly MeaningPair[] => {
    const byAfter = places[how].get(was) ?? new Map<PlaceMeaning, readonly MeaningPair[]>();
    places[how].set(was, byAfter);
    const found = byAfter.get(is);
    if (found !== undefined) return found;
    const types = [...new Set([...was.keys(), ...is.keys()])];
    const open = how === 'moved' ? types : types.filter((type) => touched.differing.has(type));
    const some = open.map((type) => {
      const [one, other] = [was.get(type) ?? null, is.get(type) ?? null];
      const key = `${numberOrNone(one)} ${numberOrNone(other)}`;
      const pair = pairs[how].get(key) ?? makePair(type, one, other, subject, how);
      pairs[how].set(key, pair);
      return pair;
    });
    const differing = some.filter(({ wanted }) => wanted.fields || wanted.actions.size > 0);
    byAfter.set(is, differing);
    return differing;
  };

  const factsOf = (
    subjects: readonly (Subject | null)[],
    known: Map<FactsAsked, string> = new Map(),
  ): Meeting['facts'] => {
    return (asked) => {
      const found = known.get(asked) ?? factsKey(asked, subjects, environment);
      known.set(asked, found);
      return found;
    };
  };

  const meet = (side: Side, holder: Holder, facts: Meeting['facts']): Meeting => {
    const { subject } = holder;
    const cells = subject === null ? null : cellMaker(side.compiled, { subject, environment }, shared);
    return { side, holder, cells, facts };
  };

  const internReach = (reach: Reach): Reach => {
    const key = JSON.stringify([
      [...reach.actions].toSorted(),
      [...reach.fields].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]);
    const found = same.get(key) ?? reach;
    same.set(key, found);
    return found;
  };

  const toldBy = (diff: CellsDiff): readonly [Reach, Reach] => {
    const found = told.get(diff);
    if (found !== undefined) return found;
    const [was, is] = reachesIn(diff);
    const both = [internReach(was), internReach(is)] as const;
    told.set(diff, both);
    return both;
  };

  const reachAt = (meeting: Meeting, meaning: TypeMeaning, folder: string, wanted: WantedCells): Reach => {
    const { side, holder } = meeting;
    const { subject } = holder;
    if (subject === null) return NO_REACH;
    const wish = String(numberOf(wanted));
    const byMeaning = side.reaches.get(wish) ?? new Map<TypeMeaning, ReachOf>();
    side.reaches.set(wish, byMeaning);
    const reach = byMeaning.get(meaning) ?? {
      asked: internAsked(askedByMeaning(side.compiled, meaning, subject, wanted)),
      known: new Map<string, Reach>(),
    };
    byMeaning.set(meaning, reach);
    const key = `${meeting.facts(reach.asked)} ${reach.asked.folder ? folder : ''}`;
    const found = reach.known.get(key) ?? internReach(makeReach(cellsIn(meeting, meaning, folder, wanted)));
    reach.known.set(key, found);
    return found;
  };

  /** Joined once for any two; reaches that give the same are one object. */
  const join = (left: Reach, right: Reach): Reach => {
    if (left === right || left === NO_REACH) return right;
    const pair = `${numberOf(left)} ${numberOf(right)}`;
    const found = joined.get(pair) ?? internReach(joinReach(left, right));
    joined.set(pair, found);
    return found;
  };

  /** What came out for subjects who hold the same, each with everything that was asked of them meanwhile. */
  const held = new Map<
    string,
    { readonly answers: ReadonlyMap<FactsAsked, string>; readonly diff: HolderDiff | null }[]
  >();

  const diffOf = (was: Holder, is: Holder): HolderDiff | null => {
    const { subject } = is;
    const moved = was.subject !== subject;
    if (moved || subject === null) return diffOfHolders(was, is, 'moved', new Map());
    // Whatever else is held says nothing of what can come out otherwise.
    const before = { subject, held: was.held.filter(({ role }) => touched.matters(role)) };
    const after = { subject, held: is.held.filter(({ role }) => touched.matters(role)) };
    const key = `${spellHeld(before.held)}|${spellHeld(after.held)}`;
    const alike = held.get(key) ?? [];
    held.set(key, alike);
    const facts = factsOf([subject]);
    const same = alike.find(({ answers }) => [...answers].every(([asked, text]) => facts(asked) === text));
    if (same !== undefined) return same.diff;
    const answers = new Map<FactsAsked, string>();
    const diff = diffOfHolders(before, after, 'stayed', answers);
    alike.push({ answers, diff });
    return diff;
  };

  /** @param answers takes in what of the facts was asked of a subject that stayed, and what came out */
  const diffOfHolders = (
    was: Holder,
    is: Holder,
    how: 'stayed' | 'moved',
    answers: Map<FactsAsked, string>,
  ): HolderDiff | null => {
    const someone = is.subject ?? was.subject;
    if (someone === null) return null;
    const points = turningPoints([
      { meanings: sides[0].meanings, held: was.held },
      { meanings: sides[1].meanings, held: is.held },
    ]);
    // What stayed the same can come out differently only where a role is held that is not written the same.
    const open = [...was.held, ...is.held].filter(({ role }) => how === 'moved' || touched.affects(role));
    let met: readonly [Meeting, Meeting] | null = null;
    const factsHere = how === 'stayed' ? factsOf([someone], answers) : factsOf([was.subject, is.subject]);
    const meetings = (): readonly [Meeting, Meeting] =>
      (met ??= [
        meet(sides[0], was, how === 'stayed' ? factsHere : factsOf([was.subject])),
        meet(sides[1], is, how === 'stayed' ? factsHere : factsOf([is.subject])),
      ]);

    const diffIn = (pair: MeaningPair, facts: string, folder: string): CellsDiff | null => {
      const key = `${facts} ${pair.asked.folder ? folder : ''}`;
      const found = pair.known.get(key);
      if (found !== undefined) return found;
      const [one, other] = meetings();
      const diff = diffCells(
        pair.type,
        cellsIn(one, pair.before, folder, pair.wanted),
        cellsIn(other, pair.after, folder, pair.wanted),
      );
      pair.known.set(key, diff);
      return diff;
    };

    const regions: ChangedRegion[] = [];
    const varying = new Set<string>();
    const wanted = new Map<string, WantedCells>();
    const want = (type: string, more: WantedCells): void => {
      const known = wanted.get(type);
      if (known === more) return;
      const actions = new Set([...(known?.actions ?? []), ...more.actions]);
      const fields = more.fields || known?.fields === true;
      wanted.set(type, known === undefined ? more : intern({ actions, fields }));
    };
    const all = divided.at(points);
    const placesAt = new Map<string, readonly [PlaceMeaning, PlaceMeaning]>();
    const placesOf = (point: string): readonly [PlaceMeaning, PlaceMeaning] => {
      const found = placesAt.get(point);
      if (found !== undefined) return found;
      const both = [sides[0].meanings.at(was.held, point), sides[1].meanings.at(is.held, point)] as const;
      placesAt.set(point, both);
      return both;
    };
    const diffRegion = (region: FolderRegion): void => {
      const [one, other] = placesOf(region.point);
      for (const pair of pairsIn(one, other, someone, how)) {
        const { asked } = pair;
        const facts = factsHere(asked);
        if (asked.folder) varying.add(pair.type);
        for (const part of asked.folder ? region.folders.map(divided.only) : [region]) {
          const diff = diffIn(pair, facts, part.point);
          if (diff === null) continue;
          regions.push({ region: part, diff });
          want(pair.type, pair.wanted);
        }
      }
    };
    for (const region of all)
      if (open.some(({ folder }) => isWithin(region.point, folder))) diffRegion(region);
    if (regions.length === 0 && varying.size === 0) return null;

    const reachOf = (at: 0 | 1, type: string, wish: WantedCells): Reach => {
      const told = regions.flatMap(({ diff }) => (diff.type === type ? [diff] : []));
      const needed = new Set(told.flatMap(({ actions }) => actions.map(({ action }) => action)));
      let reach = told.map((diff) => toldBy(diff)[at]).reduce(join, NO_REACH);
      for (const region of all) {
        if (isTold(reach, needed)) return reach;
        const { point } = region;
        const meaning = placesOf(point)[at].get(type);
        if (meaning === undefined) continue;
        for (const folder of varying.has(type) ? [point, ...region.folders] : [point])
          reach = join(reach, reachAt(meetings()[at], meaning, folder, wish));
      }
      return reach;
    };
    const reaches = new Map(
      [...wanted].map(([type, wish]) => [type, [reachOf(0, type, wish), reachOf(1, type, wish)] as const]),
    );
    const key = [
      ...regions.flatMap(({ region, diff }) => [numberOf(region), numberOf(diff)]),
      '|',
      ...[...reaches.values()].flat().map(numberOf),
    ].join(' ');
    return { key, regions, varying, reaches };
  };

  return { diffOf };
}
