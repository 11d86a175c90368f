import { sql } from 'drizzle-orm';
import type { CrossTenant } from './cross-tenant.ts';
import type { OperatorAct } from './operator-event.ts';
import type { TenantId } from '../tenant-id.ts';

/** How much there is in a tenant and how far it is, without a word of what it is. */
export interface TenantCounts {
  readonly tenantId: TenantId;
  readonly members: number;
  readonly requests: number;
  /** Of its policy; 0 before the first. */
  readonly policyVersion: number;
  /** The last migration that its database has had. */
  readonly migration: string;
}

/** Counts in several tenants; see `CrossTenant.run` for who hears of it. */
export async function countTenants(
  cross: CrossTenant,
  act: OperatorAct,
  tenants: readonly TenantId[],
): Promise<readonly TenantCounts[]> {
  const counted = await cross.run(act, tenants, async (tx) => {
    const [row] = await tx.rows<Omit<TenantCounts, 'tenantId'>>(sql`
      select
        (select count(*)::int from remit.member where tenant_id = ${tx.tenantId} and status <> 'left') as members,
        (select count(*)::int from fin.payment_request where tenant_id = ${tx.tenantId}) as requests,
        (select policy_version from remit.tenant where tenant_id = ${tx.tenantId}) as "policyVersion",
        (select max(name) from remit.migration where name like '0%') as migration`);
    if (row === undefined) throw new Error('a count came back without a row');
    return row;
  });
  return counted.map(({ tenantId, result }) => ({ tenantId, ...result }));
}
