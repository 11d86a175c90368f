import { stepTries } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { throttleKeys } from '@remit/identity/sign-in-throttle';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import { holdLogin } from '@remit/store/identity/hold-login';
import { endSignInStep, trySignInStep } from '@remit/store/identity/sign-in-step';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import { beginSession } from '../sign-in/begin-session.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';
import { heardAttempt } from '../sign-in/heard-attempt.ts';
import { answerRefusals, type SecondFactorAnswer, takeAnswer } from './second-factor-answer.ts';
import type { SessionView } from './account-views.ts';

/**
 * The second step of signing in: the code, or a recovery code in its place. What is right begins a session under a new
 * token and ends the wait.
 * @param answer null for what no device and no paper can have said: it is refused, and costs no try
 * @throws RemitError `not-signed-in` when it is not right; `session-ended` when there is nothing to answer any more;
 *   `too-many` after ten failures in fifteen minutes, passwords included
 */
export async function answerSecondFactor(
  ctx: CallContext,
  answer: SecondFactorAnswer | null,
): Promise<SessionView> {
  const { store } = ctx.services;
  if (answer === null) throw new RemitError('invalid', '`code`: six digits, or a recovery code as printed');
  const hash = ctx.token === null ? null : hashSessionToken(ctx.token);
  const step = hash === null ? null : await store.withIdentity((tx) => trySignInStep(tx, hash, stepTries));
  if (hash === null || step === null) throw stepOver();
  const attempt = await heardAttempt(ctx, throttleKeys(step.email, ctx.address));
  const action = answer.kind === 'code' ? 'code.answered' : 'recovery-code.answered';

  const outcome = await store.withIdentity(async (tx) => {
    const taken = await takeAnswer(tx, store.keys, step.loginId, answer);
    const event = happenedToLogin(ctx, step.loginId, action, taken === 'right' ? 'allow' : 'deny');
    await writeIdentityEvent(tx, event);
    if (taken !== 'right') return taken;
    await holdLogin(tx, step.loginId, 'beginning');
    // Thrown inside: of two right answers at once, the later one uses up nothing.
    if (!(await endSignInStep(tx, hash))) throw stepOver();
    await forgiveAttempt(tx, attempt);
    return beginSession(tx, ctx, { id: step.loginId, name: step.name, email: step.email }, answer.kind);
  });
  if (typeof outcome === 'string') throw new RemitError('not-signed-in', answerRefusals[outcome]);
  ctx.cookie.set(outcome.token, outcome.view.expiresAt);
  return outcome.view;
}

function stepOver(): RemitError {
  return new RemitError('session-ended', 'this sign-in is over; begin again with your password');
}
