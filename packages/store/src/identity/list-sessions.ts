import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { endedHere } from './end-sessions.ts';

/** A session that entered a tenant and is not over anywhere. Instants are ms since 1970 UTC, by the database's clock. */
export interface TenantSession {
  readonly id: string;
  readonly memberId: string;
  readonly kind: 'browser' | 'client';
  /** Of an application; null for a browser. */
  readonly name: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  /** When the second factor was answered last in it; null when it never was. */
  readonly secondFactorAt: number | null;
  readonly memberEpoch: number;
  readonly tenantEpoch: number;
  /** Whether it is the one with this token. */
  readonly own: boolean;
}

/**
 * The sessions that entered a tenant, the last used first. Whether one still stands there, its epochs say.
 * @param ownHash of the token that asks; null when it has none
 */
export function listTenantSessions(
  tx: IdentityTransaction,
  tenantId: string,
  ownHash: Uint8Array | null,
): Promise<readonly TenantSession[]> {
  return tx.rows<TenantSession>(sql`
    select session.id, membership.member_id as "memberId", session.kind, client.name,
      floor(extract(epoch from session.created_at) * 1000)::float8 as "createdAt",
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.last_used_at) * 1000)::float8 as "lastUsedAt",
      session.address, session.agent,
      floor(extract(epoch from session.second_factor_at) * 1000)::float8 as "secondFactorAt",
      entered.member_epoch::float8 as "memberEpoch", entered.tenant_epoch::float8 as "tenantEpoch",
      coalesce(session.token_hash = ${ownHash}, false) as own
    from identity.session_tenant entered
      join identity.session on session.token_hash = entered.token_hash
      join identity.membership
        on membership.login_id = session.login_id and membership.tenant_id = entered.tenant_id
      left join identity.client on client.session_id = session.id
    where entered.tenant_id = ${tenantId} and session.ended_at is null and session.expires_at > now()
      and entered.member_epoch <> ${endedHere} and entered.tenant_epoch <> ${endedHere}
    order by session.last_used_at desc nulls last, session.id
    limit 5000`);
}
