import type { TRPCClientError, TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { confirmWatch } from './confirm-watch.ts';
import { problemOf } from './problem.ts';

/**
 * Holds a call that asks for the second factor until its person has given it, then makes it once more; whoever leaves it
 * is told what the server said.
 */
export function repeatAfterConfirming<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let stop: (() => void) | null = null;
        let cancelled = false;
        const attempt = (again: boolean): void => {
          const subscription = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              if (again || problemOf(error).code !== 'step-up') {
                observer.error(error);
                return;
              }
              void attemptAgain(error);
            },
          });
          stop = () => subscription.unsubscribe();
        };
        const attemptAgain = async (met: TRPCClientError<Router>): Promise<void> => {
          const confirmed = await confirmWatch.ask();
          if (cancelled) return;
          if (confirmed) attempt(true);
          else observer.error(met);
        };
        attempt(false);
        return () => {
          cancelled = true;
          stop?.();
        };
      });
}
