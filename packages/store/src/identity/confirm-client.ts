import { sql } from 'drizzle-orm';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { KeyRing } from '../key-ring.ts';
import { sealClientToken } from './clients.ts';

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
  const hash = hashSessionToken(token);
  // A call that enters a tenant just now holds the session; what it enters must be seen below, or would hold its old hash.
  const standing = await tx.rows(sql`
    select from identity.session
    where token_hash = ${sessionHash} and ended_at is null and expires_at > clock_timestamp() for update`);
  if (standing.length === 0) return false;
  await Promise.all([
    // One statement: the two refer to each other by the hash, which is checked at its end.
    tx.rows(sql`
      with entered as (
        update identity.session_tenant set token_hash = ${hash} where token_hash = ${sessionHash}
      )
      update identity.session set token_hash = ${hash}, second_factor_at = clock_timestamp()
      where token_hash = ${sessionHash}`),
    tx.rows(sql`
      update identity.client set session_token = ${sealClientToken(keys, sessionId, token)}
      where session_id = ${sessionId}`),
  ]);
  return true;
}
