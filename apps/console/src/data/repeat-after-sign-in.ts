import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { TenantContract } from './contract.ts';
import { problemOf } from './problem.ts';
import { sessionWatch } from './session-watch.ts';

/**
 * Holds a call that met an ended session until its person has signed in again, then makes it once more: a page in
 * use keeps its place, and a decision half made is not lost.
 */
export const repeatAfterSignIn: TRPCLink<TenantContract> = () => {
  return ({ op, next }) =>
    observable((observer) => {
      let stop: (() => void) | null = null;
      let cancelled = false;
      const attempt = (): void => {
        const subscription = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (!isSessionEnd(error)) {
              observer.error(error);
              return;
            }
            void attemptAgain();
          },
        });
        stop = () => subscription.unsubscribe();
      };
      const attemptAgain = async (): Promise<void> => {
        await sessionWatch.end();
        if (!cancelled) attempt();
      };
      attempt();
      return () => {
        cancelled = true;
        stop?.();
      };
    });
};

function isSessionEnd(error: TRPCClientError<TenantContract>): boolean {
  const { code } = problemOf(error);
  return code === 'not-signed-in' || code === 'session-ended';
}
