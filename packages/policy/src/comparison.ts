import type { Environment } from './check.ts';
import { type Side, sidesOf } from './compare/compare-sides.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { comparedReaches, type ComparedReaches } from './compare/compared-reaches.ts';
import { comparisonMemory, type ComparisonMemory } from './compare/comparison-memory.ts';
import { touchedBetween, type Touched } from './compare/diff-touched.ts';
import { folderRegions, type FolderRegions } from './folder-regions.ts';
import { meaningPairs, type MeaningPairs } from './compare/meaning-pairs.ts';
import type { SharedFilters } from './cell-clauses.ts';

/** Two policies side by side, and all that was found out about them. */
export interface Comparison {
  readonly sides: readonly [Side, Side];
  readonly environment: Environment;
  readonly touched: Touched;
  readonly divided: FolderRegions;
  readonly memory: ComparisonMemory;
  readonly pairsIn: MeaningPairs;
  readonly reaches: ComparedReaches;
  readonly filters: SharedFilters;
}

/** Puts two policies side by side, of which nothing was asked yet. */
export function comparisonOf(
  before: CompiledPolicy,
  after: CompiledPolicy,
  environment: Environment,
  folders: readonly string[],
): Comparison {
  const sides = sidesOf(before, after);
  const touched = touchedBetween(before, after);
  const memory = comparisonMemory();
  return {
    sides,
    environment,
    touched,
    divided: folderRegions(folders),
    memory,
    pairsIn: meaningPairs(sides, touched, memory),
    reaches: comparedReaches(memory),
    filters: new Map(),
  };
}
