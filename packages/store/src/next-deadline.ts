import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** By when a request is to be decided: the end of the time that its step has. ms since 1970 UTC. */
export interface RequestDeadline {
  readonly id: string;
  readonly at: number;
}

/** The request, of some, whose step runs out of time first; null when none of them is timed. */
export async function nextDeadline(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<RequestDeadline | null> {
  if (ids.length === 0) return null;
  const [found] = await tx.rows<RequestDeadline>(sql`
    select id, (step ->> 'since')::float8 + (step ->> 'within')::float8 as at
    from fin.payment_request
      cross join lateral (select approval -> 'steps' -> (approval ->> 'current')::int as step) as waiting
    where tenant_id = ${tx.tenantId} and status = 'waiting' and step ->> 'since' is not null
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    order by 2 limit 1`);
  return found ?? null;
}
