import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A session as the identity database has it; instants are ms since 1970 UTC, `now` by the database's clock. */
export interface StoredSession {
  readonly id: string;
  readonly kind: 'browser' | 'client';
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly now: number;
  /** When the second factor was answered last; null when it never was in this session. */
  readonly secondFactorAt: number | null;
  /** Whether the login has a second factor in force. */
  readonly enrolled: boolean;
}

/** A tenant that a login may enter. */
export interface Membership {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly lastUsedAt: number | null;
}

/** The session of a token, over or not; null when there never was one. */
export async function readSession(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
): Promise<StoredSession | null> {
  const [session] = await tx.rows<StoredSession>(sql`
    select session.id, session.kind, login.id as "loginId", login.name, login.email,
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.ended_at) * 1000)::float8 as "endedAt",
      floor(extract(epoch from now()) * 1000)::float8 as "now",
      floor(extract(epoch from session.second_factor_at) * 1000)::float8 as "secondFactorAt",
      exists (
        select 1 from identity.second_factor where login_id = login.id and confirmed_at is not null
      ) as enrolled
    from identity.session join identity.login on login.id = session.login_id
    where session.token_hash = ${tokenHash}`);
  return session ?? null;
}

/** From when and until when a membership is one; without a row, for good. */
const timed = sql`
  identity.membership join identity.tenant on tenant.id = membership.tenant_id
    left join identity.member_time
      on member_time.tenant_id = membership.tenant_id and member_time.member_id = membership.member_id`;
const notBegun = sql`coalesce(member_time.opens_at > now(), false)`;
const over = sql`coalesce(member_time.closes_at <= now(), false)`;

/** The tenants that a login may enter, the last used first. Tenants still being prepared are not among them. */
export function listMemberships(tx: IdentityTransaction, loginId: string): Promise<readonly Membership[]> {
  return tx.rows<Membership>(sql`
    select tenant.slug, tenant.name, tenant.accent,
      floor(extract(epoch from membership.last_used_at) * 1000)::float8 as "lastUsedAt"
    from ${timed}
    where membership.login_id = ${loginId} and tenant.status in ('active', 'moving')
      and not ${notBegun} and not ${over}
    order by membership.last_used_at desc nulls last, tenant.name`);
}

/** A tenant that a login is a member of and cannot enter for now: it is open to nobody, or not at this time to them. */
export interface ShutMembership extends Omit<Membership, 'lastUsedAt'> {
  readonly why: 'suspended' | 'not-started' | 'ended';
}

/**
 * The tenants of a login that are suspended or being deleted, and those in which its time has not begun or ended in the
 * last 30 days, by name.
 */
export function listShutMemberships(
  tx: IdentityTransaction,
  loginId: string,
): Promise<readonly ShutMembership[]> {
  return tx.rows<ShutMembership>(sql`
    select tenant.slug, tenant.name, tenant.accent,
      case when ${over} then 'ended' when ${notBegun} then 'not-started' else 'suspended' end as why
    from ${timed}
    where membership.login_id = ${loginId} and tenant.status <> 'preparing'
      and (tenant.status in ('suspended', 'deleting') or ${notBegun} or ${over})
      and coalesce(member_time.closes_at > now() - interval '30 days', true)
    order by tenant.name`);
}
