import type { Holder, Meeting, Side } from './compare-sides.ts';
import type { Comparison } from '../comparison.ts';
import type { FactsAsked } from '../facts-asked.ts';
import { factsKey } from '../facts-key.ts';
import type { FolderRegion } from '../folder-regions.ts';
import { turningPoints } from '../matrix.ts';
import type { Staying } from './meaning-pairs.ts';
import { isWithin } from '../path.ts';
import type { PlaceMeaning } from './role-meanings.ts';
import type { Subject } from '../subject.ts';
import { cellMaker } from '../type-cells.ts';

/** One holder on both sides of a comparison. */
export interface HolderQuestion {
  readonly how: Staying;
  /** Whoever is there on either side. */
  readonly someone: Subject;
  /** What those who are there answer to the facts asked. */
  readonly facts: Meeting['facts'];
  /** The regions in which each side gives the same everywhere. */
  readonly regions: readonly FolderRegion[];
  /** Whether the beginning of a region lies where anything can come out differently. */
  readonly isOpen: (region: FolderRegion) => boolean;
  readonly placesAt: (point: string) => readonly [PlaceMeaning, PlaceMeaning];
  /** Made where they are first needed: for most subjects nothing is open. */
  readonly meetings: () => readonly [Meeting, Meeting];
}

/**
 * What subjects answer to the facts asked, as a text.
 * @param known takes in what was asked, and what came out
 */
export function factsOf(
  { environment }: Comparison,
  subjects: readonly (Subject | null)[],
  known: Map<FactsAsked, string> = new Map(),
): Meeting['facts'] {
  return (asked) => {
    const found = known.get(asked) ?? factsKey(asked, subjects, environment);
    known.set(asked, found);
    return found;
  };
}

function meet(
  { environment, filters }: Comparison,
  side: Side,
  holder: Holder,
  facts: Meeting['facts'],
): Meeting {
  const { subject } = holder;
  const cells = subject === null ? null : cellMaker(side.compiled, { subject, environment }, filters);
  return { side, holder, cells, facts };
}

/**
 * Asks what changes for a holder; null where nobody is there on either side.
 * @param answers takes in what of the facts was asked of a subject that stayed, and what came out
 */
export function askAbout(
  comparison: Comparison,
  was: Holder,
  is: Holder,
  how: Staying,
  answers: Map<FactsAsked, string>,
): HolderQuestion | null {
  const { sides, touched, divided } = comparison;
  const [before, after] = sides;
  const someone = is.subject ?? was.subject;
  if (someone === null) return null;
  const facts =
    how === 'stayed'
      ? factsOf(comparison, [someone], answers)
      : factsOf(comparison, [was.subject, is.subject]);
  const points = turningPoints([
    { meanings: before.meanings, held: was.held },
    { meanings: after.meanings, held: is.held },
  ]);
  // What stayed the same can come out differently only where a role is held that is not written the same.
  const open = [...was.held, ...is.held].filter(({ role }) => how === 'moved' || touched.affects(role));
  const places = new Map<string, readonly [PlaceMeaning, PlaceMeaning]>();
  let met: readonly [Meeting, Meeting] | null = null;
  const factsAt = ({ subject }: Holder): Meeting['facts'] =>
    how === 'stayed' ? facts : factsOf(comparison, [subject]);
  return {
    how,
    someone,
    facts,
    regions: divided.at(points),
    isOpen: ({ point }) => open.some(({ folder }) => isWithin(point, folder)),
    placesAt(point) {
      const both = places.get(point) ?? [
        before.meanings.at(was.held, point),
        after.meanings.at(is.held, point),
      ];
      places.set(point, both);
      return both;
    },
    meetings: () =>
      (met ??= [meet(comparison, before, was, factsAt(was)), meet(comparison, after, is, factsAt(is))]),
  };
}
