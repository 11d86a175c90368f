import { cellsIn } from './compare-sides.ts';
import type { Comparison } from '../comparison.ts';
import { diffCells, type CellsDiff } from './diff-cells.ts';
import type { FolderRegion } from '../folder-regions.ts';
import type { HolderQuestion } from './holder-question.ts';
import type { MeaningPair } from './meaning-pairs.ts';
import { isWholeReach, NO_REACH, type Reach } from '../reach.ts';
import type { WantedCells } from '../type-cells.ts';

/** Folders in which the same changes. */
export interface ChangedRegion {
  readonly region: FolderRegion;
  readonly diff: CellsDiff;
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

/** What was found for one holder, before it is said how far the sides reach. */
interface Found {
  readonly regions: ChangedRegion[];
  readonly varying: Set<string>;
  /** By type, what the changes were looked for in. */
  readonly wanted: Map<string, WantedCells>;
}

/** What a pair of meanings comes to in a folder; worked out once for all whose facts are alike. */
function diffIn(
  pair: MeaningPair,
  question: HolderQuestion,
  facts: string,
  folder: string,
): CellsDiff | null {
  const key = `${facts} ${pair.asked.folder ? folder : ''}`;
  const found = pair.known.get(key);
  if (found !== undefined) return found;
  const [one, other] = question.meetings();
  const diff = diffCells(
    pair.type,
    cellsIn(one, pair.before, folder, pair.wanted),
    cellsIn(other, pair.after, folder, pair.wanted),
  );
  pair.known.set(key, diff);
  return diff;
}

/** Takes down that changes of a type were looked for in more cells. */
function want({ wanted }: Found, { memory }: Comparison, type: string, more: WantedCells): void {
  const known = wanted.get(type);
  if (known === more) return;
  const actions = new Set([...(known?.actions ?? []), ...more.actions]);
  const fields = more.fields || known?.fields === true;
  wanted.set(type, known === undefined ? more : memory.wanted({ actions, fields }));
}

/** Looks for changes in one region, and in each folder of it where a condition asks for the folder. */
function lookIn(comparison: Comparison, question: HolderQuestion, region: FolderRegion, found: Found): void {
  const [one, other] = question.placesAt(region.point);
  for (const pair of comparison.pairsIn(one, other, question.someone, question.how)) {
    const { asked } = pair;
    const facts = question.facts(asked);
    if (asked.folder) found.varying.add(pair.type);
    for (const part of asked.folder ? region.folders.map(comparison.divided.only) : [region]) {
      const diff = diffIn(pair, question, facts, part.point);
      if (diff === null) continue;
      found.regions.push({ region: part, diff });
      want(found, comparison, pair.type, pair.wanted);
    }
  }
}

/** The most that one side gives of a type that changes: what the changes tell by themselves, and all other places. */
function reachOf(
  { reaches }: Comparison,
  question: HolderQuestion,
  found: Found,
  at: 0 | 1,
  type: string,
  wish: WantedCells,
): Reach {
  const told = found.regions.flatMap(({ diff }) => (diff.type === type ? [diff] : []));
  const needed = new Set(told.flatMap(({ actions }) => actions.map(({ action }) => action)));
  let reach = told.map((diff) => reaches.toldBy(diff)[at]).reduce(reaches.join, NO_REACH);
  for (const region of question.regions) {
    if (isWholeReach(reach, needed)) return reach;
    const { point } = region;
    const meaning = question.placesAt(point)[at].get(type);
    if (meaning === undefined) continue;
    for (const folder of found.varying.has(type) ? [point, ...region.folders] : [point])
      reach = reaches.join(reach, reaches.at(question.meetings()[at], meaning, folder, wish));
  }
  return reach;
}

/** What changes for a holder; null when nothing does. */
export function holderDiff(comparison: Comparison, question: HolderQuestion): HolderDiff | null {
  const found: Found = { regions: [], varying: new Set(), wanted: new Map() };
  for (const region of question.regions)
    if (question.isOpen(region)) lookIn(comparison, question, region, found);
  const { regions, varying, wanted } = found;
  if (regions.length === 0 && varying.size === 0) return null;
  const reach = (at: 0 | 1, type: string, wish: WantedCells): Reach =>
    reachOf(comparison, question, found, at, type, wish);
  const reaches = new Map(
    [...wanted].map(([type, wish]) => [type, [reach(0, type, wish), reach(1, type, wish)] as const]),
  );
  const { numberOf } = comparison.memory;
  const key = [
    ...regions.flatMap(({ region, diff }) => [numberOf(region), numberOf(diff)]),
    '|',
    ...[...reaches.values()].flat().map(numberOf),
  ].join(' ');
  return { key, regions, varying, reaches };
}
