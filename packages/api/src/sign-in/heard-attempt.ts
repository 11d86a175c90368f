import { emailOfKey, failureWindow, mostFailures, waitWords } from '@remit/identity/sign-in-throttle';
import { type Attempt, countAttempt } from '@remit/store/identity/attempts';
import { findLogin } from '@remit/store/identity/find-login';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from './happened-to-login.ts';

/** An attempt that is heard, and counts as failed until it is forgiven. */
export type HeardAttempt = Extract<Attempt, { heard: true }>;

/**
 * Counts an attempt at a password, a code or a recovery code, before it is looked at. That no more are heard is on record
 * once for each time that it comes to that.
 * @throws RemitError `too-many` with how long to wait: the same whoever exists, because what is counted is what was typed
 */
export async function heardAttempt(
  ctx: Pick<CallContext, 'services' | 'address' | 'agent' | 'correlationId'>,
  keys: readonly string[],
): Promise<HeardAttempt> {
  const attempt = await ctx.services.store.withIdentity(async (tx) => {
    const counted = await countAttempt(tx, { keys, window: failureWindow, most: mostFailures });
    if (counted.heard || counted.tellOf === null) return counted;
    const email = emailOfKey(counted.tellOf);
    const login = email === null ? null : await findLogin(tx, email);
    await writeIdentityEvent(tx, happenedToLogin(ctx, login?.id ?? null, 'attempts.refused', 'deny'));
    return counted;
  });
  if (attempt.heard) return attempt;
  throw new RemitError('too-many', `too many attempts failed; try again in ${waitWords(attempt.wait)}`);
}
