import { confirmationLasts } from '@remit/identity/session-rules';
import { accountKeys } from '@remit/identity/sign-in-throttle';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { goOnUnderNewToken } from '../tokens/go-on-under-new-token.ts';
import { happenedToLogin } from './happened-to-login.ts';
import { heardAttempt } from './heard-attempt.ts';
import { requireOwnSession } from './own-session.ts';
import { answerRefusals, parseAnswer, takeAnswer } from '../account/second-factor-answer.ts';

/**
 * Confirms a session with the second factor, for what asks for it: the same limits as at signing in.
 * @returns how long it counts, in ms from now
 * @throws RemitError `forbidden` when the code is not right; `precondition` without a second factor; `too-many`
 */
export async function stepUp(
  ctx: CallContext,
  given: { readonly code: string },
): Promise<{ readonly lasts: number }> {
  const { store } = ctx.services;
  const session = await requireOwnSession(ctx);
  if (!session.enrolled) {
    throw new RemitError('precondition', 'you have no second factor yet; add one in your account');
  }
  const answer = parseAnswer(given.code);
  if (answer === null) throw new RemitError('invalid', '`code`: six digits, or a recovery code as printed');
  const attempt = await heardAttempt(ctx, accountKeys(session.email));
  const outcome = await store.withIdentity(async (tx) => {
    const taken = await takeAnswer(tx, store.keys, session.loginId, answer);
    if (taken !== 'right') {
      const refused = happenedToLogin(ctx, session.loginId, 'session.confirmed', 'deny', {
        sessionId: session.id,
      });
      await writeIdentityEvent(tx, refused);
      return taken;
    }
    await forgiveAttempt(tx, attempt);
    const goneOn = await goOnUnderNewToken(tx, session.hash, { confirmed: true });
    const done = happenedToLogin(ctx, session.loginId, 'session.confirmed', 'allow', {
      sessionId: goneOn.id,
      details: { by: answer.kind },
    });
    await writeIdentityEvent(tx, done);
    return goneOn;
  });
  if (typeof outcome === 'string') throw new RemitError('forbidden', answerRefusals[outcome]);
  outcome.keep(ctx.cookie);
  return { lasts: confirmationLasts };
}
