import { clientCodeLifetime, hashRefreshToken, newRefreshToken } from '@remit/identity/refresh-token';
import { createClientCode } from '@remit/store/identity/clients';
import { isEndedInATenant } from '@remit/store/identity/end-sessions';
import { listOwnSessions } from '@remit/store/identity/list-own-sessions';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';
import { holdOwnSession, requireConfirmedSession, requireOwnSession } from '../sign-in/own-session.ts';
import type { OwnClientView } from './account-views.ts';

/**
 * Lets an application in: a code, good once and for ten minutes, that it trades for tokens at `/api/token`.
 * @throws RemitError `step-up` where there is a second factor that was not answered lately; `session-ended` where a tenant
 *   has ended this session: an application would come in there anew without anybody signing in
 */
export async function allowClient(
  ctx: CallContext,
  given: { readonly name: string },
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  const session = await requireConfirmedSession(ctx);
  const code = newRefreshToken();
  const expiresAt = await ctx.services.store.withIdentity(async (tx) => {
    await holdOwnSession(tx, session);
    if (await isEndedInATenant(tx, session.hash)) {
      throw new RemitError('session-ended', 'this session was ended in one of your tenants; sign in again');
    }
    const event = happenedToLogin(ctx, session.loginId, 'client.allowed', 'allow', {
      sessionId: session.id,
      details: { name: given.name },
    });
    await writeIdentityEvent(tx, event);
    return createClientCode(tx, {
      codeHash: hashRefreshToken(code),
      loginId: session.loginId,
      name: given.name,
      secondFactorAt: session.secondFactorAt,
      lifetime: clientCodeLifetime,
    });
  });
  return { code, expiresAt };
}

/** The applications that act for whoever is signed in. */
export async function listOwnClients(ctx: CallContext): Promise<readonly OwnClientView[]> {
  const { loginId } = await requireOwnSession(ctx);
  const all = await ctx.services.store.withIdentity((tx) => listOwnSessions(tx, loginId));
  return all.flatMap(({ kind, name, id, createdAt, expiresAt, lastUsedAt, address }) =>
    kind === 'client' ? [{ id, name: name ?? '', createdAt, expiresAt, lastUsedAt, address }] : [],
  );
}
