import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import { insertRows } from '../records/insert-rows.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Where a department of a log lives here: a node of the department tree and a folder for its requests. */
export interface DepartmentPlace {
  readonly department: string;
  readonly folder: string;
}

/** The department under which those of logs are kept, apart from the tenant's own. */
const importedRoot = '/imported';

/**
 * Finds or makes the places of departments. A department that an earlier import made is known again by its name.
 * @param folder where their folders go; it and the folders above it are made when they are missing
 * @param names departments as the log calls them
 * @param before places known from earlier batches of the same import
 * @returns a place for each name
 * @throws StoreError `invalid` for a text that is no path of a folder
 */
export async function placeDepartments(
  tx: TenantTransaction,
  folder: string,
  names: readonly string[],
  before: ReadonlyMap<string, DepartmentPlace>,
): Promise<ReadonlyMap<string, DepartmentPlace>> {
  if (!/^(\/[^/\p{Cc}]+)+$/u.test(folder)) {
    throw new StoreError(
      'invalid',
      `\`${folder}\` is no folder: it must begin with a slash and not end in one, as /finance/imported does`,
    );
  }
  const unknown = names.filter((name) => !before.has(name));
  if (unknown.length === 0) return new Map(before);
  // Two imports at once would make the same departments twice; the second waits here and finds them.
  await tx.rows(sql`select 1 from remit.tenant where tenant_id = ${tx.tenantId}::uuid for update`);
  const departments = await tx.rows<{ path: string; name: string }>(sql`
    select path, name from remit.department where path = ${importedRoot} or path like ${`${importedRoot}/%`}`);
  const folders = await tx.rows<{ path: string }>(sql`select path from remit.folder`);
  const paths = new Set(departments.map(({ path }) => path));
  const pathOf = new Map(departments.map(({ path, name }) => [name, path]));
  const newDepartments: { path: string; name: string }[] = [];
  const newFolders: { path: string; name: string }[] = [];
  const knownFolders = new Set(folders.map(({ path }) => path));
  const addDepartment = (path: string, name: string): void => {
    paths.add(path);
    pathOf.set(name, path);
    newDepartments.push({ path, name });
  };
  const addFolder = (path: string, name: string): void => {
    if (knownFolders.has(path)) return;
    knownFolders.add(path);
    newFolders.push({ path, name });
  };

  if (!paths.has(importedRoot)) addDepartment(importedRoot, 'Imported');
  for (const path of ancestorsOf(folder)) addFolder(path, titleOf(path.slice(path.lastIndexOf('/') + 1)));
  const placed = new Map(before);
  for (const name of unknown) {
    const title = titleOf(name);
    const department = pathOf.get(title) ?? freePath(slugOf(name), paths);
    if (!paths.has(department)) addDepartment(department, title);
    const own = `${folder}${department.slice(importedRoot.length)}`;
    addFolder(own, title);
    placed.set(name, { department, folder: own });
  }
  await insertRows(tx, 'remit.department', newDepartments);
  await insertRows(tx, 'remit.folder', newFolders);
  return placed;
}

/** `/a/b/c` → `/a`, `/a/b`, `/a/b/c`. */
function ancestorsOf(path: string): readonly string[] {
  const parts = path.slice(1).split('/');
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

/** Two names that differ only in signs would meet at one path: the second gets a number. */
function freePath(slug: string, taken: ReadonlySet<string>): string {
  let path = `${importedRoot}/${slug}`;
  for (let next = 2; taken.has(path); next += 1) path = `${importedRoot}/${slug}-${next}`;
  return path;
}

function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'department' : slug;
}

function titleOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
