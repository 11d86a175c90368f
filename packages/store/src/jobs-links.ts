import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './identity-transaction.ts';

/**
 * Spends a link that works once.
 * @param expiresAt ms since 1970 UTC, after which the link is worth nothing anyhow
 * @returns false when it was spent before: of two at once, one gets true
 */
export async function spendLink(tx: IdentityTransaction, nonce: string, expiresAt: number): Promise<boolean> {
  await tx.rows(
    sql`delete from identity.spent_link where expires_at < clock_timestamp() - interval '1 hour'`,
  );
  const spent = await tx.rows(sql`
    insert into identity.spent_link (nonce, expires_at) values (${nonce}, to_timestamp(${expiresAt}::float8 / 1000))
    on conflict do nothing returning nonce`);
  return spent.length > 0;
}
