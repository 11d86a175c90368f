import { sessionStands, stepTries } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { hasSignInStep } from '@remit/store/identity/sign-in-step';
import { isOperator } from '@remit/store/identity/operators';
import { readSession } from '@remit/store/identity/read-session';
import type { CallContext } from '../context.ts';
import type { SessionView } from '../account/account-views.ts';
import { tenantChoices } from '../tenant/tenant-choices.ts';

/** Who is signed in, and which tenants are open to them; or that the second factor is still asked for. */
export async function currentSession({ services, token }: CallContext): Promise<SessionView> {
  if (token === null) return { signedIn: false };
  return services.store.withIdentity(async (tx) => {
    const session = await readSession(tx, hashSessionToken(token));
    if (session === null) {
      const waits = await hasSignInStep(tx, hashSessionToken(token), stepTries);
      return waits ? { signedIn: false, asks: 'code' } : { signedIn: false };
    }
    if (!sessionStands(session)) return { signedIn: false };
    return {
      signedIn: true,
      name: session.name,
      email: session.email,
      expiresAt: session.expiresAt,
      lasts: session.expiresAt - session.now,
      ...(await tenantChoices(tx, session.loginId)),
      operator: await isOperator(tx, session.loginId),
      secondFactor: session.enrolled,
    };
  });
}
