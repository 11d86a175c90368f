import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { CreatedSession } from './create-session.ts';
import { holdLogin } from './hold-login.ts';

export interface Replacement {
  readonly oldHash: Uint8Array;
  readonly newHash: Uint8Array;
  /** The second factor was answered just now; otherwise what the session had is kept. */
  readonly confirmed: boolean;
}

/**
 * Goes on with a session under a new token, in every tenant that it entered and under the standing that it entered
 * under; the old token is worth nothing from then on.
 * @returns null when the old session was over already
 */
export async function replaceSession(
  tx: IdentityTransaction,
  { oldHash, newHash, confirmed }: Replacement,
): Promise<CreatedSession | null> {
  const [old] = await tx.rows<{ loginId: string }>(sql`
    select login_id as "loginId" from identity.session where token_hash = ${oldHash}`);
  if (old === undefined) return null;
  await holdLogin(tx, old.loginId, 'beginning');
  const [created] = await tx.rows<CreatedSession>(sql`
    with old as (
      update identity.session set ended_at = clock_timestamp(), ended_because = 'went on under a new token'
      where token_hash = ${oldHash} and ended_at is null and expires_at > clock_timestamp()
      returning *
    )
    insert into identity.session
      (token_hash, login_id, created_at, expires_at, kind, second_factor_at, address, agent, last_used_at)
    select ${newHash}, login_id, created_at, expires_at, kind,
      case when ${confirmed} then clock_timestamp() else second_factor_at end, address, agent, clock_timestamp()
    from old
    returning id, floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  if (created === undefined) return null;
  await tx.rows(sql`
    insert into identity.session_tenant (token_hash, tenant_id, member_epoch, tenant_epoch, entered_at, told)
    select ${newHash}, tenant_id, member_epoch, tenant_epoch, entered_at, told
    from identity.session_tenant where token_hash = ${oldHash}`);
  return created;
}
