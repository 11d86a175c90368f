import { endOtherSessions, endOwnSession } from '@remit/store/identity/end-own-sessions';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';
import { requireOwnSession } from '../sign-in/own-session.ts';
import { notFound } from '../store-errors.ts';

/**
 * Ends one of one's own sessions, a browser's or an application's: its very next call is refused.
 * @throws RemitError `not-found` for one that is over, and for somebody else's, which are one answer
 */
export async function endOneOfOwnSessions(
  ctx: CallContext,
  given: { readonly id: string },
): Promise<{ readonly ended: true }> {
  const session = await requireOwnSession(ctx);
  return ctx.services.store.withIdentity(async (tx) => {
    const kind = await endOwnSession(tx, session.loginId, given.id);
    if (kind === null) throw notFound();
    const action = kind === 'client' ? 'client.ended' : 'session.ended';
    await writeIdentityEvent(
      tx,
      happenedToLogin(ctx, session.loginId, action, 'allow', { sessionId: given.id }),
    );
    return { ended: true };
  });
}

/** Signs out everywhere else: every session but this one ends, those of applications included. */
export async function endOtherOwnSessions(ctx: CallContext): Promise<{ readonly sessionsEnded: number }> {
  const session = await requireOwnSession(ctx);
  return ctx.services.store.withIdentity(async (tx) => {
    const ended = await endOtherSessions(tx, session.loginId, session.hash, 'signed out everywhere');
    const event = happenedToLogin(ctx, session.loginId, 'sessions.ended', 'allow', {
      sessionId: session.id,
      details: { sessionsEnded: ended },
    });
    await writeIdentityEvent(tx, event);
    return { sessionsEnded: ended };
  });
}
