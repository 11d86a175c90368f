import { sql } from 'drizzle-orm';
import { auditFilterSql } from './audit-search-filter.ts';
import { planAnew } from './audit-records.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Calls that something which only reports would have refused. */
export interface ReportedCalls {
  readonly calls: number;
  /** Members who made them. */
  readonly people: number;
}

/** Nobody needs to know of more: it is far too many either way. */
export const mostReported = 10_000;

/**
 * Counts the calls that were done and that a rule or an exclusion would have refused.
 * @param reported as audit events name it, `rule.OwnRequest`
 * @param since ms since 1970 UTC
 * @returns at most one call more than `mostReported`, of the newest
 */
export async function countReported(
  tx: TenantTransaction,
  reported: string,
  since: number,
): Promise<ReportedCalls> {
  const filter = auditFilterSql({ reported, outcome: 'allow', from: since });
  const [, [row]] = await Promise.all([
    planAnew(tx),
    tx.rows<ReportedCalls>(sql`
      select count(*)::float8 as calls, count(distinct actor)::float8 as people from (
        select e.actor from remit.audit_event e where e.tenant_id = ${tx.tenantId} and ${filter}
        order by e.at desc limit ${mostReported + 1}) as found`),
  ]);
  return row ?? { calls: 0, people: 0 };
}
