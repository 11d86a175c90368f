import { setImmediate } from 'node:timers/promises';
import type { DecisionEngine } from '@remit/testkit/compare-decisions';
import { keepCase } from '@remit/testkit/decision-case';
import { fuzzDecisions, type FuzzState } from '@remit/testkit/fuzz-decisions';

/** How a run of the fuzzer ended. */
export interface FuzzRun extends FuzzState {
  /** Where the disagreement is kept; null when there was none. */
  readonly kept: string | null;
}

export interface FuzzRunOptions {
  readonly engine: DecisionEngine;
  readonly seed: number;
  /** Decisions to take, at least. */
  readonly count: number;
  /** Folder in which a disagreement is kept. */
  readonly corpus: string;
  readonly signal: AbortSignal;
  readonly onProgress: (state: FuzzState) => void;
}

/**
 * Puts random questions to the engine and to the reference evaluator until there were enough of them, until somebody
 * stops it, or until the two disagree: the smallest such case is then kept.
 */
export async function runFuzz(options: FuzzRunOptions): Promise<FuzzRun> {
  const { engine, seed, count, corpus, signal, onProgress } = options;
  let ended: FuzzState | null = null;
  for (const state of fuzzDecisions(engine, seed)) {
    ended = state;
    onProgress(state);
    if (state.found !== null || state.decisions >= count || signal.aborted) break;
    // Between two worlds a signal gets through.
    await setImmediate();
  }
  if (ended === null) throw new Error('the fuzzer ended without a single world');
  const { found } = ended;
  if (found === null) return { ...ended, kept: null };
  const sentence = `the engine said ${found.engine}, the reference ${found.reference} (seed ${seed})`;
  return { ...ended, kept: keepCase(corpus, { sentence, case: found.case }) };
}
