import { sql } from 'drizzle-orm';
import { type AuditFilter, auditFilterSql } from './audit-search-filter.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** How many events began in a stretch of time, and how many of them were refusals. */
export interface AuditBucket {
  /** ms since 1970 UTC. */
  readonly from: number;
  readonly events: number;
  readonly denied: number;
}

export interface AuditHistogram {
  readonly from: number;
  readonly until: number;
  /** How long each stretch is, in ms. */
  readonly width: number;
  /** Stretches in which something happened, in order. */
  readonly buckets: readonly AuditBucket[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Stretches that a reader knows: never 7.3 hours. */
const widths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 7 * day, 30 * day];
const mostBuckets = 60;

/**
 * Counts the events that a filter reaches over time, its words aside, in one statement.
 * @param now ms since 1970 UTC, where the filter has no end
 */
export async function auditHistogram(
  tx: TenantTransaction,
  filter: AuditFilter,
  now: number,
): Promise<AuditHistogram> {
  const until = filter.until ?? now;
  const from = filter.from ?? (await firstEvent(tx)) ?? until - day;
  const width = widths.find((each) => (until - from) / each <= mostBuckets) ?? 365 * day;
  const start = Math.floor(from / width) * width;
  const buckets = await tx.rows<AuditBucket>(sql`
    select (${start}::float8 + floor((extract(epoch from e.at) * 1000 - ${start}::float8) / ${width}::float8)
        * ${width}::float8)::float8 as "from",
      count(*)::float8 as events, (count(*) filter (where e.outcome = 'deny'))::float8 as denied
    from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and ${auditFilterSql({ ...filter, from, until: filter.until ?? until + 1 })}
    group by 1 order by 1`);
  return { from: start, until, width, buckets };
}

async function firstEvent(tx: TenantTransaction): Promise<number | null> {
  const [first] = await tx.rows<{ at: number }>(sql`
    select floor(extract(epoch from at) * 1000)::float8 as at from remit.audit_event
    where tenant_id = ${tx.tenantId} order by at limit 1`);
  return first?.at ?? null;
}
