import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { TenantContract } from './contract.ts';
import { problemOf } from './problem.ts';
import { sessionWatch } from './session-watch.ts';

/**
 * Holds a call that met an ended session until its person has signed in again, then makes it once more: a page in
 * use keeps its place, and a decision half made is not lost.
 * @param isSignedIn asked first: a session that goes on under a new token ends the old one under calls on their way
 */
export const repeatAfterSignIn =
  (isSignedIn: () => Promise<boolean>): TRPCLink<TenantContract> =>
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let repeated = false;
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
            void attemptAgain(error);
          },
        });
        stop = () => subscription.unsubscribe();
      };
      const attemptAgain = async (met: TRPCClientError<TenantContract>): Promise<void> => {
        try {
          const goesOn = !repeated && (await isSignedIn());
          repeated = true;
          if (!goesOn) await sessionWatch.end();
          if (!cancelled) attempt();
        } catch {
          // Whoever cannot ask whether somebody is signed in is told what the call itself met.
          observer.error(met);
        }
      };
      attempt();
      return () => {
        cancelled = true;
        stop?.();
      };
    });

function isSessionEnd(error: TRPCClientError<TenantContract>): boolean {
  const { code } = problemOf(error);
  return code === 'not-signed-in' || code === 'session-ended';
}
