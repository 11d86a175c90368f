import { sql } from 'drizzle-orm';
import type { FlagSetting } from '@remit/identity/resolve-flags';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { TenantAddress } from '../tenants/tenant-address.ts';
import type { TenantStatus } from '../tenants/tenant-status.ts';

/** What a session may do at the door of one tenant. Instants are ms since 1970 UTC. */
export interface Entry {
  readonly sessionId: string;
  /** A person's in a browser, or an application's that acts for somebody. */
  readonly kind: 'browser' | 'client';
  readonly createdAt: number;
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
  /** Null where `tenantId` is. */
  readonly status: TenantStatus | null;
  /** `TenantPlacement.placed`; null where `tenantId` is. */
  readonly placed: number | null;
  /** The settings of flags for this tenant and for shares of all tenants. */
  readonly flags: readonly FlagSetting[];
  /** Epochs under which the session entered the tenant before; null when it never did. */
  readonly enteredMemberEpoch: number | null;
  readonly enteredTenantEpoch: number | null;
  /** Whether the tenant's audit says that it came in; null when it never did. */
  readonly told: boolean | null;
}

/**
 * Looks up in one statement who a token is in a tenant.
 * @param address which tenant; where it says two things, both must hold
 * @returns null when there never was such a session
 */
export async function readEntry(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  { slug, host }: TenantAddress,
): Promise<Entry | null> {
  const [entry] = await tx.rows<Entry>(sql`
    select session.id as "sessionId", session.kind,
      floor(extract(epoch from session.created_at) * 1000)::float8 as "createdAt",
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.ended_at) * 1000)::float8 as "endedAt",
      floor(extract(epoch from now()) * 1000)::float8 as "now",
      floor(extract(epoch from session.second_factor_at) * 1000)::float8 as "secondFactorAt",
      coalesce(session.last_used_at > now() - interval '5 minutes', false) as seen,
      door.member_id as "memberId", door.tenant_id as "tenantId", door.status, door.placed,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'flag', setting.flag, 'tenantId', setting.tenant_id, 'value', setting.value, 'percent', setting.percent))
        from identity.flag_setting setting
        where setting.tenant_id is null or setting.tenant_id = door.tenant_id
      ), '[]') as flags,
      entered.member_epoch::float8 as "enteredMemberEpoch",
      entered.tenant_epoch::float8 as "enteredTenantEpoch", entered.told
    from identity.session
    left join (
      select membership.login_id, membership.member_id, membership.tenant_id, tenant.status, tenant.placed
      from identity.membership join identity.tenant on tenant.id = membership.tenant_id
      where (${slug}::text is not null or ${host}::text is not null)
        and (${slug}::text is null or tenant.slug = ${slug})
        and (${host}::text is null
          or tenant.id = (select known.tenant_id from identity.tenant_host known where known.host = ${host}))
        and tenant.status <> 'preparing'
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
