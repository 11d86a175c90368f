import type { TransactionSql } from 'postgres';
import { keyColumns, keysListed, type MoveTable } from './move-tables.ts';

/**
 * Runs work while the triggers of some tables that fire under every setting rest, in one transaction: what they would
 * refuse or add has its place in what is copied. The tables are those of a database that nobody uses yet.
 */
export async function withTriggersAtRest<T>(
  tx: TransactionSql,
  tables: readonly MoveTable[],
  work: () => Promise<T>,
): Promise<T> {
  const switched = (how: string): string =>
    tables
      .flatMap((table) => table.always.map((trigger) => `alter table ${table.sql} ${how} trigger ${trigger}`))
      .join(';\n');
  const off = switched('disable');
  if (off !== '') await tx.unsafe(off);
  const result = await work();
  if (off !== '') await tx.unsafe(switched('enable always'));
  return result;
}

/** Writes rows that were read as text, none of which is there. */
export async function writeRows(
  tx: TransactionSql,
  table: MoveTable,
  rows: readonly string[],
): Promise<void> {
  await tx.unsafe(
    `insert into ${table.sql} (${table.columns.join(', ')})
     select ${table.columns.map((column) => `(copied).${column}`).join(', ')}
     from (select value::${table.sql} as copied from json_array_elements_text($1::text::json) offset 0) as rows`,
    [JSON.stringify(rows)],
  );
}

/** Removes the rows of some keys; without any key, the table's only row of the tenant. */
export async function removeRows(
  tx: TransactionSql,
  table: MoveTable,
  keys: readonly object[],
): Promise<void> {
  if (table.key.length === 0) await tx.unsafe(`delete from ${table.sql}`);
  else
    await tx.unsafe(`delete from ${table.sql} where (${keyColumns(table)}) in (${keysListed(table)})`, [
      JSON.stringify(keys),
    ]);
}

/** The rows of some keys as they stand, as text. */
export async function readRows(
  tx: TransactionSql,
  table: MoveTable,
  keys: readonly object[],
): Promise<readonly string[]> {
  const select = `select copied::text as row from ${table.sql} as copied`;
  const rows =
    table.key.length === 0
      ? await tx.unsafe<{ row: string }[]>(select)
      : await tx.unsafe<{ row: string }[]>(
          `${select} where (${keyColumns(table)}) in (${keysListed(table)})`,
          [JSON.stringify(keys)],
        );
  return rows.map(({ row }) => row);
}
