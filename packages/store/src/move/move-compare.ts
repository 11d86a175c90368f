import type { TransactionSql } from 'postgres';
import type { MoveSide } from './move-side.ts';
import type { MoveTable } from './move-tables.ts';

/** Number of rows and a sum over all of them, in which their order does not count. */
type TableSum = string;

async function sumOf(tx: TransactionSql, table: MoveTable): Promise<TableSum> {
  const [row] = await tx.unsafe<{ sum: TableSum }[]>(
    `select concat_ws(' ', count(*), sum(hashtextextended(copied::text, 0)), sum(hashtextextended(copied::text, 1))) as sum
     from ${table.sql} as copied`,
  );
  return row?.sum ?? '';
}

/**
 * The tables in which the two sides differ, each by every value of every row.
 * @param from a transaction at the source whose every statement sees the state that was copied last
 * @param onTable called before each table; throwing from it ends the comparison
 */
export async function differingTables(
  from: TransactionSql,
  target: MoveSide,
  tables: readonly MoveTable[],
  onTable: () => void,
): Promise<readonly string[]> {
  return target.inTenant('isolation level repeatable read read only', async (to) => {
    const differing: string[] = [];
    for (const table of tables) {
      onTable();
      const [was, is] = await Promise.all([sumOf(from, table), sumOf(to, table)]);
      if (was !== is) differing.push(table.name);
    }
    return differing;
  });
}
