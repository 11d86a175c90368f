import { sql } from 'drizzle-orm';
import type { Rate } from '@remit/policy/rates';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Writes a rate into the tenant's base currency. One that was written is never changed; the directory's revision grows,
 * by which every server hears of it.
 * @param setBy member id; null for what was brought along
 * @returns false where the currency has a rate from that very moment already
 */
export async function insertRate(
  tx: TenantTransaction,
  { currency, rate, from }: Rate,
  setBy: string | null,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into remit.rate (tenant_id, currency, valid_from, rate, set_by)
    values (${tx.tenantId}, ${currency}, to_timestamp(${from}::float8 / 1000), ${rate}, ${setBy}::uuid)
    on conflict (tenant_id, currency, valid_from) do nothing returning 1 as written`);
  return rows.length > 0;
}
