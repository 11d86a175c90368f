import type { FactsAsked } from '../facts-asked.ts';
import { interning, numbering } from '../interning.ts';
import type { WantedCells } from '../type-cells.ts';

/** What a comparison recognises again, so that what is the same for many is worked out once. */
export interface ComparisonMemory {
  readonly numberOf: (thing: object) => number;
  /** Equal wishes are one object. */
  readonly wanted: (wanted: WantedCells) => WantedCells;
  /** The same facts asked are one object, so that what a subject answers is spelt once. */
  readonly asked: (asked: FactsAsked) => FactsAsked;
}

/** The memory of one comparison, empty. */
export const comparisonMemory = (): ComparisonMemory => ({
  numberOf: numbering(),
  wanted: interning(({ actions, fields }) => `${[...actions].join(' ')}${fields ? ' +' : ''}`),
  asked: interning(({ subject, put, literals, folder }) =>
    JSON.stringify([[...subject].toSorted(), [...put].toSorted(), [...literals].toSorted(), folder]),
  ),
});
