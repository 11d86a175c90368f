import { sessionLifetime } from '@remit/identity/session-rules';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { createSession } from '@remit/store/identity/create-session';
import { isOperator } from '@remit/store/identity/operators';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { CallContext } from '../context.ts';
import { happenedToLogin } from './happened-to-login.ts';
import type { SignedInView } from '../account/account-views.ts';
import { tenantChoices } from '../tenant/tenant-choices.ts';

/** A session that was begun; its token goes into the cookie once the transaction has committed. */
export interface BegunSession {
  readonly token: SessionToken;
  readonly view: SignedInView;
}

/** Begins the session of a browser under a new token, once every factor that is asked for was right. */
export async function beginSession(
  tx: IdentityTransaction,
  ctx: CallContext,
  login: { readonly id: string; readonly name: string; readonly email: string },
  by: 'password' | 'code' | 'recovery code',
): Promise<BegunSession> {
  const token = newSessionToken();
  const confirmed = by !== 'password';
  const { id, expiresAt } = await createSession(tx, {
    tokenHash: hashSessionToken(token),
    loginId: login.id,
    lifetime: sessionLifetime,
    kind: 'browser',
    secondFactorAt: confirmed ? 'now' : null,
    address: ctx.address,
    agent: ctx.agent,
  });
  await writeIdentityEvent(
    tx,
    happenedToLogin(ctx, login.id, 'session.started', 'allow', { sessionId: id, details: { by } }),
  );
  const choices = await tenantChoices(tx, login.id);
  const operator = await isOperator(tx, login.id);
  const { name, email } = login;
  return {
    token,
    view: {
      signedIn: true,
      name,
      email,
      expiresAt,
      lasts: sessionLifetime,
      ...choices,
      operator,
      secondFactor: confirmed,
    },
  };
}
