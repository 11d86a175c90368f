import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A statement that writes, and how the others that are written with it call it. */
export interface Write {
  readonly name: string;
  readonly query: SQL;
}

/**
 * Carries out writes in one statement: starting one costs the database and the driver more than most of them do. None
 * sees what the others write but by its name, where it returns something; they fail or stand together.
 * @param writes each of another name
 */
export async function writeTogether(tx: TenantTransaction, writes: readonly Write[]): Promise<void> {
  if (writes.length > 0) await writeAndLook(tx, writes, sql`1 as written`);
}

/**
 * The same, with a look in the same statement.
 * @param look what stands behind `select`. Tables are to it as they were before anything was written; what a write
 *   returns it finds by the name of the write
 */
export function writeAndLook<T extends object>(
  tx: TenantTransaction,
  writes: readonly Write[],
  look: SQL,
): Promise<readonly T[]> {
  if (writes.length === 0) return tx.rows<T>(sql`select ${look}`);
  const named = writes.map(({ name, query }) => sql`${sql.identifier(name)} as (${query})`);
  return tx.rows<T>(sql`with ${sql.join(named, sql`, `)} select ${look}`);
}
