import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { endOtherSessions } from './end-own-sessions.ts';
import { removeFactor } from './second-factor.ts';
import { writeIdentityEvent } from './write-event.ts';

/**
 * Takes the second factor off a login whose owner has lost the device and the recovery codes, and ends every session of
 * it. Whoever does it has made sure who asks.
 * @param email as parsed
 * @returns how many sessions ended; null when nobody has the e-mail, or no second factor
 */
export async function resetSecondFactor(
  tx: IdentityTransaction,
  email: string,
  act: { readonly reason: string; readonly correlationId: string },
): Promise<number | null> {
  const [login] = await tx.rows<{ id: string }>(sql`
    select login.id from identity.login join identity.second_factor on login_id = login.id
    where email = ${email} and confirmed_at is not null for update of second_factor`);
  if (login === undefined) return null;
  await removeFactor(tx, login.id);
  const ended = await endOtherSessions(tx, login.id, null, 'the second factor was removed');
  await writeIdentityEvent(tx, {
    loginId: login.id,
    action: 'factor.removed',
    outcome: 'allow',
    sessionId: null,
    address: null,
    agent: null,
    correlationId: act.correlationId,
    details: { by: 'the command line', reason: act.reason, sessionsEnded: ended },
  });
  return ended;
}
