import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * A place in the line for what a tenant stands on, to be had before its row is locked, in the same statement. Whoever
 * locks a row together with others passes by those who wait for it alone: of many who write, somebody who suspends a
 * person waited without end. In this line nobody passes.
 * @param extent as of `holdStanding`
 */
export function standInLine({ tenantId }: TenantTransaction, extent: 'standing' | 'tenant'): SQL {
  const line = sql`hashtextextended(${`standing of ${tenantId}`}::text, 0)`;
  return extent === 'tenant'
    ? sql`select pg_advisory_xact_lock(${line})`
    : sql`select pg_advisory_xact_lock_shared(${line})`;
}
