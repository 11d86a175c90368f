import { StoreError } from '../errors.ts';

/** Somebody who waits for a connection. */
export interface Waiter<Lent> {
  readonly owner: string;
  readonly give: (connection: Lent) => void;
  readonly fail: (error: unknown) => void;
}

/** Those who wait for a connection, in the order of coming. */
export interface WaitingLine<Lent> {
  length(): number;
  /** Whoever came first; null where nobody waits. */
  first(): Waiter<Lent> | null;
  /** Takes whoever came first out of the line, to be served; null where nobody waits. */
  next(): Waiter<Lent> | null;
  /**
   * Waits at the end of the line until it is served.
   * @throws StoreError `busy` when that takes longer than there is patience for
   */
  join(owner: string): Promise<Lent>;
}

/** @param patience how long anybody waits, in ms */
export function waitingLine<Lent>(patience: number): WaitingLine<Lent> {
  const waiting: Waiter<Lent>[] = [];
  return {
    length: () => waiting.length,
    first: () => waiting[0] ?? null,
    next: () => waiting.shift() ?? null,
    join: (owner) =>
      new Promise((give, fail) => {
        const timer = setTimeout(() => {
          const index = waiting.indexOf(waiter);
          if (index >= 0) waiting.splice(index, 1);
          fail(new StoreError('busy', 'the database is busy with other calls; try again in a moment'));
        }, patience);
        const waiter: Waiter<Lent> = {
          owner,
          give: (connection) => {
            clearTimeout(timer);
            give(connection);
          },
          fail: (error) => {
            clearTimeout(timer);
            fail(error);
          },
        };
        waiting.push(waiter);
      }),
  };
}
