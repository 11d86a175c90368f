import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { KeyRing } from './key-ring.ts';
import { openSecret, type SecretPlace, sealSecret } from '../secret-box.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

export interface RotateOptions {
  readonly withIdentity: <T>(work: (tx: IdentityTransaction) => Promise<T>) => Promise<T>;
  readonly keys: KeyRing;
  /** How many secrets are sealed anew in one transaction. */
  readonly batch?: number;
  /** Called after each batch with how many are done of how many there were. */
  readonly onProgress: (done: number, total: number) => void;
  /** Stops it between two batches. */
  readonly signal?: AbortSignal;
}

/**
 * Seals everything anew that is not under the current key. Stopped or killed, it goes on where it was when it is run
 * again, because each secret says under which key it is.
 * @returns how many were sealed anew
 * @throws SealError at the first secret that no key of the ring opens; what is sealed anew by then stays so
 */
export async function rotateSecrets(options: RotateOptions): Promise<number> {
  const { withIdentity, keys, batch = 200, onProgress, signal } = options;
  let total = 0;
  for (const column of sealedColumns) total += await withIdentity((tx) => countStale(tx, column, keys));
  let done = 0;
  for (const column of sealedColumns) {
    for (;;) {
      signal?.throwIfAborted();
      const sealed = await withIdentity((tx) => sealBatch(tx, column, keys, batch));
      if (sealed === 0) break;
      done += sealed;
      onProgress(done, Math.max(total, done));
    }
  }
  return done;
}

interface StaleRow {
  readonly row: string;
  readonly tenant: string | null;
  readonly sealed: Uint8Array;
}

async function sealBatch(
  tx: IdentityTransaction,
  column: SealedColumn,
  keys: KeyRing,
  batch: number,
): Promise<number> {
  const names = namesOf(column);
  const rows = await tx.rows<StaleRow>(sql`
    select ${names.row}::text as row, ${names.tenant} as tenant, ${names.column} as sealed
    from ${names.table} where ${isStale(column, keys)} order by ${names.row} limit ${batch} for update`);
  for (const { row, tenant, sealed } of rows) {
    const place: SecretPlace = { table: column.table, column: column.column, row, tenantId: tenant };
    const anew = sealSecret(keys, place, openSecret(keys, place, sealed));
    await tx.rows(sql`
      update ${names.table} set ${names.column} = ${anew}
      where ${names.row}::text = ${row} and ${names.tenant} is not distinct from ${tenant}`);
  }
  return rows.length;
}

async function countStale(tx: IdentityTransaction, column: SealedColumn, keys: KeyRing): Promise<number> {
  const [counted] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from ${namesOf(column).table} where ${isStale(column, keys)}`);
  return counted?.count ?? 0;
}

/** The key id stands after the version byte (secret-box.ts). */
function isStale(column: SealedColumn, { current }: KeyRing) {
  const { column: name } = namesOf(column);
  return sql`${name} is not null and substring(${name} from 2 for 8) <> ${current.id}`;
}

function namesOf({ table, column, row, tenant }: SealedColumn) {
  const [schema = '', name = ''] = table.split('.');
  return {
    table: sql`${sql.identifier(schema)}.${sql.identifier(name)}`,
    column: sql.identifier(column),
    row: sql.identifier(row),
    tenant: tenant === null ? sql`null::text` : sql`${sql.identifier(tenant)}::text`,
  };
}
