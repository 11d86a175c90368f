import { setTimeout as pause } from 'node:timers/promises';

/** Statements that ask for nothing, one after the other, while something else is timed. */
export interface StatementsBeside {
  /** Asks no more. @returns how long the slowest of them took, in ms */
  stop(): Promise<number>;
}

/**
 * Tells a bound on time how slow the machine is at the moment: what a few statements take there, nothing that is timed
 * beside them can take less.
 * @param ask a statement, through the store that the timed work goes through
 */
export function statementsBeside(ask: () => Promise<unknown>): StatementsBeside {
  let slowest = 0;
  const over = new AbortController();
  const asking = (async () => {
    while (!over.signal.aborted) {
      const began = performance.now();
      await ask();
      slowest = Math.max(slowest, performance.now() - began);
      await pause(20);
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await asking;
      return slowest;
    },
  };
}
