import type { TransactionSql } from 'postgres';
import type { MoveSide } from './move-side.ts';
import type { MoveTable } from './move-tables.ts';
import { readRows, removeRows, withTriggersAtRest, writeRows } from './move-write.ts';

interface Changed {
  readonly table: string;
  readonly key: object;
}

const atOnce = 5_000;

/**
 * Copies again what changed: first every changed row goes from the target, then those that still are come, so that no
 * unique key stands in the way of another. Repeated after a kill, it does the same again.
 * @param from a transaction at the source, in which notes and rows are of one state
 * @returns how many notes there were
 */
export async function copyChanges(
  from: TransactionSql,
  target: MoveSide,
  tables: readonly MoveTable[],
): Promise<number> {
  const named = new Map(tables.map((table) => [table.name, table]));
  const noted = await from.unsafe<{ table: string; count: number }[]>(
    `select table_name as table, count(*)::int as count from remit.move_change group by table_name`,
  );
  const count = noted.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return 0;
  const touched = noted.map(({ table }) => tableOf(named, table));
  await target.inTenant('', (to) =>
    withTriggersAtRest(to, touched, async () => {
      for await (const [table, keys] of changedKeys(from, named)) await removeRows(to, table, keys);
      for await (const [table, keys] of changedKeys(from, named)) {
        const rows = await readRows(from, table, keys);
        if (rows.length > 0) await writeRows(to, table, rows);
      }
    }),
  );
  await from`delete from remit.move_change`;
  return count;
}

/** The keys that were noted, each once, by table and some at a time: memory holds no more of them than that. */
async function* changedKeys(
  from: TransactionSql,
  named: ReadonlyMap<string, MoveTable>,
): AsyncGenerator<readonly [MoveTable, readonly object[]]> {
  await from.unsafe(
    `declare changed no scroll cursor for
     select distinct table_name as table, key from remit.move_change order by table_name`,
  );
  for (;;) {
    const some = await from.unsafe<Changed[]>(`fetch ${atOnce} from changed`);
    for (const [table, keys] of Map.groupBy(some, (one) => one.table))
      yield [tableOf(named, table), keys.map(({ key }) => key)];
    if (some.length < atOnce) break;
  }
  await from.unsafe('close changed');
}

function tableOf(named: ReadonlyMap<string, MoveTable>, name: string): MoveTable {
  const table = named.get(name);
  if (table === undefined) throw new Error(`a change was noted of \`${name}\`, which is no table of tenants`);
  return table;
}
