import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './connection/transaction.ts';

/**
 * The rows of a statement that joins lists which it has read whole. Where statistics believe that each has three entries,
 * every entry of one would be sought among all of the other; here none is.
 */
export async function joinWhole<T extends object>(
  tx: Pick<Transaction, 'rows'>,
  query: SQL,
): Promise<readonly T[]> {
  const [, rows] = await Promise.all([
    tx.rows(sql`select set_config('enable_nestloop', 'off', true)`),
    tx.rows<T>(query),
    tx.rows(sql`select set_config('enable_nestloop', 'on', true)`),
  ]);
  return rows;
}
