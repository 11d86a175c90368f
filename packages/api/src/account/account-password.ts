import { hashPassword } from '@remit/identity/password';
import { passwordProblem } from '@remit/identity/password-problem';
import { setPassword } from '@remit/store/identity/set-password';
import { requireOwnPassword } from './account-factor.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { goOnAlone } from '../go-on-alone.ts';
import { requireConfirmedSession } from '../sign-in/own-session.ts';

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
    return goOnAlone(ctx, tx, session, 'password.changed');
  });
  done.goneOn.keep(ctx.cookie);
  return { sessionsEnded: done.ended };
}
