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
 * @returns the epochs it counts as entered under: of two first calls at once, both get those of the earlier
 */
export async function enterTenant(
  tx: IdentityTransaction,
  entry: TenantEntry,
): Promise<{ readonly memberEpoch: number; readonly tenantEpoch: number }> {
  const [entered] = await tx.rows<{ memberEpoch: number; tenantEpoch: number }>(sql`
    insert into identity.session_tenant (token_hash, tenant_id, member_epoch, tenant_epoch)
    values (${entry.tokenHash}, ${entry.tenantId}, ${entry.memberEpoch}, ${entry.tenantEpoch})
    on conflict (token_hash, tenant_id) do update set tenant_id = excluded.tenant_id
    returning member_epoch::float8 as "memberEpoch", tenant_epoch::float8 as "tenantEpoch"`);
  if (entered === undefined) throw new Error('a session entered a tenant and left no trace');
  await tx.rows(sql`
    update identity.membership set last_used_at = now()
    where tenant_id = ${entry.tenantId}
      and login_id = (select login_id from identity.session where token_hash = ${entry.tokenHash})`);
  return entered;
}
