import type { Services } from '@remit/api/context';
import type { UseCounter } from '@remit/api/uses/use-counter';
import { noteCountedUses } from '@remit/store/directory/note-counted-uses';
import type { Store } from '@remit/store/open-store';

/** Writes down what was counted of the use of roles, a while after it happened. */
export interface UseWriter {
  /** Writes down what is left. */
  close(): Promise<void>;
}

/** How long a use is in memory alone, at most and about, in ms: a server that is killed takes it along. */
const every = 30_000;

/** Uses that one transaction writes at most. */
const mostAtOnce = 2_000;

/** @param period from one writing down to the next, in ms */
export function useWriter(
  { store, log }: { readonly store: Pick<Store, 'withTenant'>; readonly log: Services['log'] },
  uses: UseCounter,
  period = every,
): UseWriter {
  let writing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(writeAll);
  }, period).unref();

  async function writeAll(): Promise<void> {
    for (const [tenantId, counted] of uses.take()) {
      try {
        for (let from = 0; from < counted.length; from += mostAtOnce) {
          const some = counted.slice(from, from + mostAtOnce);
          await store.withTenant(tenantId, 'write', (tx) => noteCountedUses(tx, some));
        }
      } catch (error) {
        uses.forget(tenantId);
        log.warn({ err: error }, 'what roles were used for could not be written down');
      }
    }
  }

  return {
    close: async () => {
      clearInterval(timer);
      writing = writing.then(writeAll);
      await writing;
    },
  };
}
