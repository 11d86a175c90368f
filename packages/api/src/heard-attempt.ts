import { failureWindow, mostFailures, waitWords } from '@remit/identity/sign-in-throttle';
import { type Attempt, countAttempt } from '@remit/store/identity/attempts';
import type { Store } from '@remit/store/open-store';
import { RemitError } from './errors.ts';

/** An attempt that is heard, and counts as failed until it is forgiven. */
export type HeardAttempt = Extract<Attempt, { heard: true }>;

/**
 * Counts an attempt at a password, a code or a recovery code, before it is looked at.
 * @throws RemitError `too-many` with how long to wait: the same whoever exists, because what is counted is what was typed
 */
export async function heardAttempt(store: Store, keys: readonly string[]): Promise<HeardAttempt> {
  const attempt = await store.withIdentity((tx) =>
    countAttempt(tx, { keys, window: failureWindow, most: mostFailures }),
  );
  if (attempt.heard) return attempt;
  throw new RemitError('too-many', `too many attempts failed; try again in ${waitWords(attempt.wait)}`);
}
