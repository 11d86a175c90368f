import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

export interface TenantEntry {
  readonly tokenHash: Uint8Array;
  readonly tenantId: string;
  readonly memberEpoch: number;
  readonly tenantEpoch: number;
}

/**
 * Notes that a session enters a tenant, and under which standing.
 * @returns the epochs it counts as entered under: of two first calls at once, both get those of the earlier; null for a
 *   session that goes on under another token by now
 */
export async function enterTenant(
  tx: IdentityTransaction,
  entry: TenantEntry,
): Promise<{ readonly memberEpoch: number; readonly tenantEpoch: number } | null> {
  const [entered] = await tx.rows<{ memberEpoch: number; tenantEpoch: number }>(sql`
    insert into identity.session_tenant (token_hash, tenant_id, member_epoch, tenant_epoch)
    select token_hash, ${entry.tenantId}::uuid, ${entry.memberEpoch}::bigint, ${entry.tenantEpoch}::bigint
    from (select token_hash from identity.session where token_hash = ${entry.tokenHash} for key share) entering
    on conflict (token_hash, tenant_id) do update set tenant_id = excluded.tenant_id
    returning member_epoch::float8 as "memberEpoch", tenant_epoch::float8 as "tenantEpoch"`);
  if (entered === undefined) return null;
  await tx.rows(sql`
    update identity.membership set last_used_at = now()
    where tenant_id = ${entry.tenantId}
      and login_id = (select login_id from identity.session where token_hash = ${entry.tokenHash})`);
  return entered;
}
