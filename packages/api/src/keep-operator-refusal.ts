import { sessionStands } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { readSession } from '@remit/store/identity/read-session';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from './context.ts';
import { RemitError, type RemitErrorCode } from './errors.ts';
import { happenedToLogin } from './sign-in/happened-to-login.ts';
import type { ProcedureName } from './procedures.ts';

/** What says something of who asked, or for what: not a call that was badly made, nor one that nobody could answer. */
const telling: ReadonlySet<RemitErrorCode> = new Set([
  'not-found',
  'forbidden',
  'precondition',
  'step-up',
  'conflict',
  'too-many',
]);

/**
 * Keeps that somebody was refused what whoever operates Remit may do, in a transaction of its own that commits before the
 * reply. Whoever is not signed in is nobody that a record could name.
 * @throws RemitError `unavailable` when it cannot be kept
 */
export async function keepOperatorRefusal(
  ctx: CallContext,
  procedure: ProcedureName,
  { code }: RemitError,
): Promise<void> {
  const { services, token } = ctx;
  if (token === null || !telling.has(code)) return;
  try {
    await services.store.withIdentity(async (tx) => {
      const session = await readSession(tx, hashSessionToken(token));
      if (session === null || !sessionStands(session)) return;
      const event = happenedToLogin(ctx, session.loginId, 'operator.refused', 'deny', {
        sessionId: session.id,
        details: { procedure, code },
      });
      await writeIdentityEvent(tx, event);
    });
  } catch (cause) {
    throw new RemitError('unavailable', 'this could not be recorded; try again in a moment', { cause });
  }
}
