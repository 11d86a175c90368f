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

/** The tenants that a login may enter, the last used first. Tenants still being prepared are not among them. */
export function listMemberships(tx: IdentityTransaction, loginId: string): Promise<readonly Membership[]> {
  return tx.rows<Membership>(sql`
    select tenant.slug, tenant.name, tenant.accent,
      floor(extract(epoch from membership.last_used_at) * 1000)::float8 as "lastUsedAt"
    from identity.membership join identity.tenant on tenant.id = membership.tenant_id
    where membership.login_id = ${loginId} and tenant.status in ('active', 'moving')
    order by membership.last_used_at desc nulls last, tenant.name`);
}

/** A tenant that a login is a member of, and that is open to nobody for now. */
export type ShutMembership = Omit<Membership, 'lastUsedAt'>;

/** The tenants of a login that are suspended or being deleted, by name. */
export function listShutMemberships(
  tx: IdentityTransaction,
  loginId: string,
): Promise<readonly ShutMembership[]> {
  return tx.rows<ShutMembership>(sql`
    select tenant.slug, tenant.name, tenant.accent
    from identity.membership join identity.tenant on tenant.id = membership.tenant_id
    where membership.login_id = ${loginId} and tenant.status in ('suspended', 'deleting')
    order by tenant.name`);
}
