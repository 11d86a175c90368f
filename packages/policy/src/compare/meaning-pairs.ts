import type { Side } from './compare-sides.ts';
import type { ComparisonMemory } from './comparison-memory.ts';
import type { CellsDiff } from './diff-cells.ts';
import type { Touched } from './diff-touched.ts';
import { factsOfAll, type FactsAsked } from '../facts-asked.ts';
import { allCells, differingCells } from './meaning-pair.ts';
import type { PlaceMeaning, TypeMeaning } from './role-meanings.ts';
import type { Subject } from '../subject.ts';
import { askedByMeaning, type WantedCells } from '../type-cells.ts';

/** The two meanings that a type has in a place, and what comes of them for those whose facts are alike. */
export interface MeaningPair {
  readonly type: string;
  readonly before: TypeMeaning | null;
  readonly after: TypeMeaning | null;
  readonly wanted: WantedCells;
  readonly asked: FactsAsked;
  readonly known: Map<string, CellsDiff | null>;
}

/** Whether a subject is the same on both sides: then only what is written otherwise can come out otherwise. */
export type Staying = 'stayed' | 'moved';

/** The pairs of meanings in a place that can come out differently for a subject. */
export type MeaningPairs = (
  was: PlaceMeaning,
  is: PlaceMeaning,
  subject: Subject,
  how: Staying,
) => readonly MeaningPair[];

/** Pairs the meanings of two policies; what was paired once is recognised. */
export function meaningPairs(
  [before, after]: readonly [Side, Side],
  touched: Touched,
  memory: ComparisonMemory,
): MeaningPairs {
  const places = {
    stayed: new Map<PlaceMeaning, Map<PlaceMeaning, readonly MeaningPair[]>>(),
    moved: new Map<PlaceMeaning, Map<PlaceMeaning, readonly MeaningPair[]>>(),
  };
  const pairs = { stayed: new Map<string, MeaningPair>(), moved: new Map<string, MeaningPair>() };
  const numberOrNone = (meaning: TypeMeaning | null): number =>
    meaning === null ? -1 : memory.numberOf(meaning);

  const pair = (
    type: string,
    was: TypeMeaning | null,
    is: TypeMeaning | null,
    subject: Subject,
    how: Staying,
  ): MeaningPair => {
    const one = { compiled: before.compiled, meaning: was };
    const other = { compiled: after.compiled, meaning: is };
    const wanted = memory.wanted(
      how === 'moved' ? allCells([one, other]) : differingCells(one, other, touched),
    );
    const asked = factsOfAll(
      [one, other].flatMap(({ compiled, meaning }) =>
        meaning === null ? [] : [askedByMeaning(compiled, meaning, subject, wanted)],
      ),
    );
    return { type, before: was, after: is, wanted, asked: memory.asked(asked), known: new Map() };
  };

  return (was, is, subject, how) => {
    const byAfter = places[how].get(was) ?? new Map<PlaceMeaning, readonly MeaningPair[]>();
    places[how].set(was, byAfter);
    const found = byAfter.get(is);
    if (found !== undefined) return found;
    const types = [...new Set([...was.keys(), ...is.keys()])];
    const open = how === 'moved' ? types : types.filter((type) => touched.differing.has(type));
    const some = open.map((type) => {
      const [one, other] = [was.get(type) ?? null, is.get(type) ?? null];
      const key = `${numberOrNone(one)} ${numberOrNone(other)}`;
      const paired = pairs[how].get(key) ?? pair(type, one, other, subject, how);
      pairs[how].set(key, paired);
      return paired;
    });
    const differing = some.filter(({ wanted }) => wanted.fields || wanted.actions.size > 0);
    byAfter.set(is, differing);
    return differing;
  };
}
