import { quoteName } from '../provision/maintenance.ts';
import type { MoveSide } from './move-side.ts';
import { keyColumns, type MoveTable } from './move-tables.ts';
import { withTriggersAtRest, writeRows } from './move-write.ts';

/** Bytes of text that a batch is about as large as. */
const batchBytes = 4_000_000;
const mostRows = 5_000;

interface Copied {
  readonly row: string;
  /** Its key, as JSON. */
  readonly keyText: readonly string[];
}

/**
 * Copies the rows of a table that are there already, in the order of its key and in batches that each stand by
 * themselves: one that begins again goes on behind the last row that arrived. What changes meanwhile is noted, and not
 * looked for here.
 * @param onRows called with how many more rows arrived
 */
export async function copyTable(
  source: MoveSide,
  target: MoveSide,
  table: MoveTable,
  onRows: (count: number) => void,
): Promise<void> {
  let rows = 50;
  let after = await lastKey(target, table);
  // The table of tenants has no key but the tenant: one row, which is there or not.
  if (after !== null && table.key.length === 0) return;
  for (;;) {
    const batch = await readBatch(source, table, after, rows);
    const last = batch.at(-1);
    if (last === undefined) return;
    const texts = batch.map(({ row }) => row);
    await target.inTenant('', (tx) => withTriggersAtRest(tx, [table], () => writeRows(tx, table, texts)));
    onRows(batch.length);
    if (batch.length < rows) return;
    after = last.keyText;
    const bytes = texts.reduce((sum, text) => sum + text.length, 0);
    rows = Math.max(1, Math.min(mostRows, Math.floor((batchBytes / Math.max(bytes, 1)) * batch.length)));
  }
}

/** The key of the last row that arrived; null when none has. */
async function lastKey(target: MoveSide, table: MoveTable): Promise<readonly string[] | null> {
  const order = table.key.map(({ name }) => `${quoteName(name)} desc`).join(', ');
  const [found] = await target.inTenant('read only', (tx) =>
    tx.unsafe<{ keyText: readonly string[] }[]>(
      `select ${keyText(table)} as "keyText" from ${table.sql} ${order === '' ? '' : `order by ${order}`} limit 1`,
    ),
  );
  return found?.keyText ?? null;
}

function readBatch(
  source: MoveSide,
  table: MoveTable,
  after: readonly string[] | null,
  rows: number,
): Promise<readonly Copied[]> {
  const columns = keyColumns(table);
  const behind = table.key.map(({ type }, at) => `$${at + 1}::text::${type}`).join(', ');
  const where = after === null || columns === '' ? '' : `where (${columns}) > (${behind})`;
  return source.inTenant('read only', (tx) =>
    tx.unsafe<Copied[]>(
      `select copied::text as row, ${keyText(table)} as "keyText" from ${table.sql} as copied ${where}
       ${columns === '' ? '' : `order by ${columns}`} limit ${rows}`,
      where === '' ? [] : [...(after ?? [])],
    ),
  );
}

const keyText = ({ key }: MoveTable): string =>
  `json_build_array(${key.map(({ name }) => `${quoteName(name)}::text`).join(', ')})`;
