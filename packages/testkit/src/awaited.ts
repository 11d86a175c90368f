/** Who waits until something holds that only changes when something happens. */
export interface Awaited {
  /** Something happened: whoever waits looks again. */
  happened(): void;
  /**
   * Settles when something holds, at once if it does already; also when all is over, as it then never will.
   * @param over settles when nothing happens any more
   */
  until(holds: () => boolean, over: Promise<unknown>): Promise<void>;
}

/** Nobody waits yet. */
export function awaited(): Awaited {
  const waiting = new Set<() => void>();
  return {
    happened: () => {
      for (const look of waiting) look();
    },
    until: (holds, over) => {
      const held = new Promise<void>((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      return Promise.race([held, over.then(() => undefined)]);
    },
  };
}
