import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** So many past approvals say what is usual, the latest ones; fewer than the least say nothing. */
const mostAsked = 200;
const leastAsked = 3;

/**
 * How long requests usually are in each step: the median over the latest ones that got through it, in ms. Steps that
 * too few have gone through are left out.
 */
export async function usualTimes(
  tx: TenantTransaction,
  steps: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (steps.length === 0) return new Map();
  const rows = await tx.rows<{ step: string; median: number }>(sql`
    select wanted.step, latest.median
    from jsonb_array_elements_text(${JSON.stringify(steps)}::text::jsonb) as wanted (step)
      cross join lateral (
        select percentile_cont(0.5) within group (order by waited_ms)::float8 as median, count(*) as count
        from (select waited_ms from fin.payment_request_event
          where tenant_id = ${tx.tenantId} and step = wanted.step and waited_ms is not null
          order by at desc limit ${mostAsked}) as past) as latest
    where latest.count >= ${leastAsked}`);
  return new Map(rows.map(({ step, median }) => [step, Math.round(median)]));
}
