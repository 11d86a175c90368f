import { type SQL, sql } from 'drizzle-orm';
import type { FolderMove } from '@remit/policy/folder-move';
import type { ResourceType } from '@remit/policy/document';
import { columnsOf } from '@remit/policy-sql/columns';
import { rowsAt } from './directory-past.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The tree of a path as a range that an index answers; `0` is the character after `/`. */
const inTree = (column: string, path: string): SQL => {
  const at = sql.raw(column);
  return sql`(${at} = ${path} or (${at} >= ${`${path}/`} and ${at} < ${`${path}0`}))`;
};

/**
 * Names of folders that are called otherwise than the end of their path.
 * @param at a past moment, as `loadDirectory` has it; null for now
 */
export async function loadFolderNames(
  tx: TenantTransaction,
  at: number | null,
): Promise<readonly { readonly path: string; readonly name: string }[]> {
  return tx.rows(sql`
    select path, name from ${at === null ? sql`remit.folder` : sql`${rowsAt(tx, 'folder', at)} as folder`}
    where tenant_id = ${tx.tenantId} and name <> regexp_replace(path, '^.*/', '') order by path`);
}

/** @throws StoreError `conflict` when there is one of that path */
export async function insertFolder(tx: TenantTransaction, path: string, name: string): Promise<void> {
  await tx.rows(sql`
    insert into remit.folder (tenant_id, path, name) values (${tx.tenantId}, ${path}, ${name})`);
}

/** @returns the name that it had; null when there is no such folder */
export async function renameFolder(
  tx: TenantTransaction,
  path: string,
  name: string,
): Promise<string | null> {
  const [was] = await tx.rows<{ readonly name: string }>(sql`
    select name from remit.folder where tenant_id = ${tx.tenantId} and path = ${path} for update`);
  if (was === undefined) return null;
  await tx.rows(sql`
    update remit.folder set name = ${name} where tenant_id = ${tx.tenantId} and path = ${path}`);
  return was.name;
}

/**
 * Gives a folder and all below it their new paths, in one statement. Records and assignments follow by their keys, and
 * the directory's revision grows, so that the next call of anybody is decided on the tree as it is then.
 */
export async function moveFolder(tx: TenantTransaction, { from, to }: FolderMove): Promise<void> {
  await tx.rows(sql`
    update remit.folder set path = ${to} || substr(path, length(${from}) + 1)
    where tenant_id = ${tx.tenantId} and ${inTree('path', from)}`);
}

/** How many records of some types lie in a folder or below it, counted in one state of the data. */
export async function countInFolder(
  tx: TenantTransaction,
  types: readonly ResourceType[],
  path: string,
): Promise<number> {
  if (types.length === 0) return 0;
  const parts = types.map(
    (type) => sql`(select count(*) from ${columnsOf(type).from} where ${inTree('folder', path)})`,
  );
  const [row] = await tx.rows<{ readonly records: number }>(
    sql`select (${sql.join(parts, sql` + `)})::float8 as records`,
  );
  if (row === undefined) throw new Error('a count gave no row');
  return row.records;
}
