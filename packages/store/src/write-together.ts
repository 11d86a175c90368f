import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

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
  if (writes.length === 0) return;
  const named = writes.map(({ name, query }) => sql`${sql.identifier(name)} as (${query})`);
  await tx.rows(sql`with ${sql.join(named, sql`, `)} select 1 as written`);
}
