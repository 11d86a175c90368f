import { StoreError } from '../errors.ts';
import { type MoveOptions, moveTenant } from './move-tenant.ts';
import type { StoreParts } from '../store-parts.ts';

/** The moves that a process runs for operators who do not wait for their end. */
export interface MovesUnderWay {
  /**
   * Begins a move, or goes on with one, and is done once that is written down; how far it is, and why it ended, its
   * record says (move-record.ts).
   * @throws StoreError as `moveTenant` does before it begins
   */
  begin(options: Omit<MoveOptions, 'onProgress'>): Promise<void>;
  /** Ends them where they are: each goes on when it is asked for again. */
  close(): Promise<void>;
}

/** No move is under way yet: those of a process that was killed go on when they are asked for again. */
export function movesUnderWay(parts: StoreParts): MovesUnderWay {
  const running = new Set<Promise<void>>();
  let closing = false;
  return {
    begin: (options) => {
      const begun = Promise.withResolvers<void>();
      const onProgress = (): void => {
        if (closing) throw new StoreError('unavailable', 'the server that ran it was stopped');
        begun.resolve();
      };
      // After its beginning nobody waits for it: its own record keeps what it failed by.
      const move = moveTenant(parts, { ...options, onProgress })
        .then(() => undefined, begun.reject)
        .finally(() => running.delete(move));
      running.add(move);
      return begun.promise;
    },
    close: async () => {
      closing = true;
      await Promise.all(running);
    },
  };
}
