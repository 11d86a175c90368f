import { sql } from 'drizzle-orm';
import { standInLine } from '../connection/stand-in-line.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The numbers that Remit's own work in a tenant decides under. Instants are ms since 1970 UTC, by the database's clock. */
export interface TenantStanding {
  readonly policyVersion: number;
  readonly directoryRevision: number;
  readonly timeZone: string;
  readonly now: number;
}

/**
 * Reads what a tenant stands on and holds it until the transaction ends: a change of directory or policy comes wholly
 * before or wholly after. Null when there is no such tenant.
 */
export async function holdTenantStanding(tx: TenantTransaction): Promise<TenantStanding | null> {
  const [row] = await tx.rows<TenantStanding>(sql`
    with line as materialized (${standInLine(tx, 'standing')})
    select policy_version as "policyVersion", directory_revision::float8 as "directoryRevision",
      time_zone as "timeZone", floor(extract(epoch from transaction_timestamp()) * 1000)::float8 as now
    from remit.tenant cross join line where tenant_id = ${tx.tenantId} for share of tenant`);
  return row ?? null;
}
