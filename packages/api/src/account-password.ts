import { hashPassword } from '@remit/identity/password';
import { passwordProblem } from '@remit/identity/password-problem';
import { endOtherSessions } from '@remit/store/identity/end-own-sessions';
import { setPassword } from '@remit/store/identity/set-password';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import { requireOwnPassword } from './account-factor.ts';
import type { CallContext } from './context.ts';
import { RemitError } from './errors.ts';
import { goOnUnderNewToken } from './go-on-under-new-token.ts';
import { happenedToLogin } from './happened-to-login.ts';
import { requireConfirmedSession } from './own-session.ts';

/**
 * Changes one's password, by the old one and, where there is one, the second factor. Every other session ends, those of
 * applications included.
 * @throws RemitError `invalid` when the new one will not do; `forbidden` when the old one is wrong; `step-up`
 */
export async function changeOwnPassword(
  ctx: CallContext,
  given: { readonly current: string; readonly next: string },
): Promise<{ readonly sessionsEnded: number }> {
  const session = await requireConfirmedSession(ctx);
  const problem = passwordProblem(given.next, session.email);
  if (problem !== null) throw new RemitError('invalid', `\`next\`: ${problem}`);
  const before = await requireOwnPassword(ctx, session, given.current);
  if (given.next.normalize('NFKC') === given.current.normalize('NFKC')) {
    throw new RemitError('invalid', '`next`: another password than the one before');
  }
  const after = await hashPassword(given.next);
  const done = await ctx.services.store.withIdentity(async (tx) => {
    if (!(await setPassword(tx, session.loginId, { before, after }))) {
      throw new RemitError('conflict', 'your password was changed meanwhile; sign in again');
    }
    const goneOn = await goOnUnderNewToken(tx, session.hash, { confirmed: false });
    const ended = await endOtherSessions(tx, session.loginId, goneOn.hash, 'the password was changed');
    const event = happenedToLogin(ctx, session.loginId, 'password.changed', 'allow', {
      sessionId: goneOn.id,
      details: { sessionsEnded: ended },
    });
    await writeIdentityEvent(tx, event);
    return { goneOn, ended };
  });
  done.goneOn.keep(ctx.cookie);
  return { sessionsEnded: done.ended };
}
