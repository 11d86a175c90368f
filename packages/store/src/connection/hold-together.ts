import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Lets transactions that have something in common go one after the other, until each ends: of two at once neither would
 * see the other.
 * @param keys of what they may have in common
 */
export async function holdTogether(tx: TenantTransaction, keys: readonly string[]): Promise<void> {
  const own = [...new Set(keys)].toSorted().map((key) => `${tx.tenantId} ${key}`);
  if (own.length === 0) return;
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from jsonb_array_elements_text(${JSON.stringify(own)}::text::jsonb) with ordinality as held (key, place)
    order by place`);
}
