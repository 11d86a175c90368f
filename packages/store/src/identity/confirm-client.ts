import { sql } from 'drizzle-orm';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { sealClientToken } from './clients.ts';
import { replaceSession } from './replace-session.ts';

/**
 * Notes that the second factor was answered in an application's session, which goes on under another token: access tokens
 * from before would be worth more than they were given for, and open nothing from then on. Id, tenants and jobs stay.
 * @returns whether the session still stood
 */
export async function confirmClient(
  tx: IdentityTransaction,
  keys: KeyRing,
  { sessionId, sessionHash }: { readonly sessionId: string; readonly sessionHash: Uint8Array },
  token: SessionToken,
): Promise<boolean> {
  const replacement = { oldHash: sessionHash, newHash: hashSessionToken(token), confirmed: true };
  if ((await replaceSession(tx, replacement)) === null) return false;
  await tx.rows(sql`
    update identity.client set session_token = ${sealClientToken(keys, sessionId, token)}
    where session_id = ${sessionId}`);
  return true;
}
