import type { ChainName } from './sign-in-chain-name.ts';

/** Chains that wait to be sealed; first come, first. */
export interface SealingQueue {
  /** Has a chain sealed in a while, with whatever else is written there until then. */
  mark(chain: ChainName): void;
  /** Seals all that waits, and is done once it is sealed. */
  drain(): Promise<void>;
  /** Comes back for nothing by itself any more: what waits then is for `drain`. */
  stop(): void;
}

/** Chains that are sealed at once. */
const atOnce = 4;

/**
 * Nothing waits yet.
 * @param seal must not throw: it marks again what could not be sealed
 * @param after how long an event waits for others to be sealed with, in ms
 */
export function sealingQueue(seal: (chain: ChainName) => Promise<void>, after: number): SealingQueue {
  // When each is to be sealed, in ms of `performance.now()`.
  const waiting = new Map<ChainName, number>();
  const working = new Map<ChainName, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  /** Comes back when the next chain's time has come; those that are being sealed come back by themselves. */
  function wakeUp(): void {
    if (stopped || timer !== null || working.size >= atOnce) return;
    for (const [chain, due] of waiting) {
      if (working.has(chain)) continue;
      timer = setTimeout(() => {
        timer = null;
        start('due');
      }, due - performance.now());
      return;
    }
  }

  function start(which: 'due' | 'all'): void {
    for (const [chain, due] of waiting) {
      if (working.size >= atOnce) return;
      if (which === 'due' && due > performance.now()) break;
      if (working.has(chain)) continue;
      waiting.delete(chain);
      const sealing = seal(chain).finally(() => {
        working.delete(chain);
        start('due');
      });
      working.set(chain, sealing);
    }
    wakeUp();
  }

  return {
    mark: (chain) => {
      if (!waiting.has(chain)) waiting.set(chain, performance.now() + after);
      wakeUp();
    },
    drain: async () => {
      while (waiting.size + working.size > 0) {
        start('all');
        await Promise.all(working.values());
      }
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
