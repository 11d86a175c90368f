import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A row as plain JSON keyed by column, as `jsonb_populate_recordset` reads it. Every row of a call has the same keys. */
export type InsertableRow = Readonly<Record<string, unknown>>;

/**
 * Inserts rows of one table in one statement. COPY would be the usual way, but Postgres refuses it on tables behind
 * row security.
 * @param table schema and name, from code and never from outside
 * @returns how many rows there were to insert
 */
export async function insertRows(
  tx: TenantTransaction,
  table: string,
  rows: readonly InsertableRow[],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  // Only the columns that are stated, so that the others keep their defaults instead of becoming null.
  const columns = sql.join(
    Object.keys(first).map((name) => sql.identifier(name)),
    sql`, `,
  );
  const target = sql.raw(table);
  // As text: a driver that knows the parameter to be jsonb would make JSON of the JSON.
  await tx.rows(sql`
    insert into ${target} (tenant_id, ${columns})
    select ${tx.tenantId}::uuid, ${columns}
    from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::text::jsonb)`);
  return rows.length;
}
