import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** What a session may do at the door of one tenant. Instants are ms since 1970 UTC. */
export interface Entry {
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly now: number;
  /** When the second factor was answered last; null when it never was in this session. */
  readonly secondFactorAt: number | null;
  /** Whether a use was noted in the last minutes. */
  readonly seen: boolean;
  /** Null: this login is nobody there, or there is no such tenant; from outside the two are one. */
  readonly memberId: string | null;
  readonly tenantId: string | null;
  /** Epochs under which the session entered the tenant before; null when it never did. */
  readonly enteredMemberEpoch: number | null;
  readonly enteredTenantEpoch: number | null;
}

/**
 * Looks up in one statement who a token is in a tenant.
 * @param slug as the path says it
 * @returns null when there never was such a session
 */
export async function readEntry(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  slug: string,
): Promise<Entry | null> {
  const [entry] = await tx.rows<Entry>(sql`
    select
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.ended_at) * 1000)::float8 as "endedAt",
      floor(extract(epoch from now()) * 1000)::float8 as "now",
      floor(extract(epoch from session.second_factor_at) * 1000)::float8 as "secondFactorAt",
      coalesce(session.last_used_at > now() - interval '5 minutes', false) as seen,
      door.member_id as "memberId", door.tenant_id as "tenantId",
      entered.member_epoch::float8 as "enteredMemberEpoch",
      entered.tenant_epoch::float8 as "enteredTenantEpoch"
    from identity.session
    left join (
      select membership.login_id, membership.member_id, membership.tenant_id
      from identity.membership join identity.tenant on tenant.id = membership.tenant_id
      where tenant.slug = ${slug} and tenant.status = 'active'
    ) door on door.login_id = session.login_id
    left join identity.session_tenant entered
      on entered.token_hash = session.token_hash and entered.tenant_id = door.tenant_id
    where session.token_hash = ${tokenHash}`);
  return entry ?? null;
}

/** Notes that a session is in use: now and then, so that a call costs no write. */
export async function noteUse(tx: IdentityTransaction, tokenHash: Uint8Array): Promise<void> {
  await tx.rows(sql`
    update identity.session set last_used_at = now() where token_hash = ${tokenHash} and ended_at is null`);
}
