import { cellsIn, type Meeting, type Side } from './compare-sides.ts';
import type { ComparisonMemory } from './comparison-memory.ts';
import type { CellsDiff } from './diff-cells.ts';
import type { FactsAsked } from '../facts-asked.ts';
import { interning } from '../interning.ts';
import { joinReach, NO_REACH, type Reach, reachesOfDiff, reachOfCells, spellReach } from '../reach.ts';
import type { TypeMeaning } from './role-meanings.ts';
import { askedByMeaning, type WantedCells } from '../type-cells.ts';

/** What a meaning reaches, for subjects whose facts are alike. */
interface MeaningReach {
  readonly asked: FactsAsked;
  readonly known: Map<string, Reach>;
}

/** How far the sides of a comparison reach; reaches that give the same are one object. */
export interface ComparedReaches {
  /** What a meaning gives a holder in a folder. */
  readonly at: (meeting: Meeting, meaning: TypeMeaning, folder: string, wanted: WantedCells) => Reach;
  /** What changes tell of both sides by themselves. */
  readonly toldBy: (diff: CellsDiff) => readonly [before: Reach, after: Reach];
  /** The greater of two. */
  readonly join: (left: Reach, right: Reach) => Reach;
}

/** Works out how far sides reach, each way once. */
export function comparedReaches(memory: ComparisonMemory): ComparedReaches {
  const intern = interning(spellReach);
  const bySide = new Map<Side, Map<WantedCells, Map<TypeMeaning, MeaningReach>>>();
  const told = new Map<CellsDiff, readonly [Reach, Reach]>();
  const joined = new Map<string, Reach>();

  const reachesFor = (side: Side, wanted: WantedCells): Map<TypeMeaning, MeaningReach> => {
    const byWish = bySide.get(side) ?? new Map<WantedCells, Map<TypeMeaning, MeaningReach>>();
    bySide.set(side, byWish);
    const byMeaning = byWish.get(wanted) ?? new Map<TypeMeaning, MeaningReach>();
    byWish.set(wanted, byMeaning);
    return byMeaning;
  };

  return {
    at(meeting, meaning, folder, wanted) {
      const { side, holder } = meeting;
      if (holder.subject === null) return NO_REACH;
      const byMeaning = reachesFor(side, wanted);
      const reach = byMeaning.get(meaning) ?? {
        asked: memory.asked(askedByMeaning(side.compiled, meaning, holder.subject, wanted)),
        known: new Map<string, Reach>(),
      };
      byMeaning.set(meaning, reach);
      const key = `${meeting.facts(reach.asked)} ${reach.asked.folder ? folder : ''}`;
      const found = reach.known.get(key) ?? intern(reachOfCells(cellsIn(meeting, meaning, folder, wanted)));
      reach.known.set(key, found);
      return found;
    },
    toldBy(diff) {
      const found = told.get(diff);
      if (found !== undefined) return found;
      const [was, is] = reachesOfDiff(diff);
      const both = [intern(was), intern(is)] as const;
      told.set(diff, both);
      return both;
    },
    join(left, right) {
      if (left === right || left === NO_REACH) return right;
      const pair = `${memory.numberOf(left)} ${memory.numberOf(right)}`;
      const found = joined.get(pair) ?? intern(joinReach(left, right));
      joined.set(pair, found);
      return found;
    },
  };
}
