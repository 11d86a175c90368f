import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** Noon of the day, so that it is the same day in nearly every zone that it is shown in; never a moment to come. */
const usedAt = sql.raw(
  `floor(extract(epoch from least(max(used_on) + time '12:00', now() at time zone 'UTC')) * 1000)::float8`,
);

const since = (instant: number) =>
  sql`used_on >= (to_timestamp(${instant}::float8 / 1000) at time zone 'UTC')::date`;

/**
 * On which day somebody last did something by each assignment, as ms since 1970 UTC; without those that nobody used.
 * @param from how far back it looks, in ms since 1970 UTC
 */
export async function lastUses(
  tx: TenantTransaction,
  assignments: readonly string[],
  from: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ assignment: string; at: number }>(sql`
    select assignment_id as assignment, ${usedAt} as at from remit.role_use
    where tenant_id = ${tx.tenantId} and ${since(from)} and assignment_id = any(${`{${assignments.join(',')}}`}::text[])
    group by assignment_id`);
  return new Map(rows.map(({ assignment, at }) => [assignment, at]));
}
