import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteOldExports, exportDays, exportPath } from './audit-export-file.ts';
import { parseTenantId } from '../tenant-id.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-exports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file of an export that was finished so many ms ago. */
async function exported(age: number, tenant = parseTenantId(randomUUID())): Promise<string> {
  const path = exportPath(folder, tenant, randomUUID(), 'data', 'csv');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'number');
  const at = (now - age) / 1000;
  await utimes(path, at, at);
  return path;
}

const left = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.csv'));

test('the file of an export is deleted once it was kept for its days, and none before', async () => {
  const tenant = parseTenantId(randomUUID());
  const kept = await exported(exportDays * day - 1, tenant);
  await exported(exportDays * day + 1, tenant);
  await exported(exportDays * day + 1);
  expect(await deleteOldExports(folder, now)).toBe(2);
  expect(await left()).toEqual([kept.slice(folder.length + 1)]);
  expect(await deleteOldExports(folder, now)).toBe(0);
});

test('processes that clear the same folder away at once leave nothing, and none of them fails', async () => {
  await Promise.all(Array.from({ length: 60 }, () => exported(exportDays * day + 1)));
  await Promise.all(Array.from({ length: 8 }, () => deleteOldExports(folder, now)));
  expect(await left()).toEqual([]);
});

test('what somebody put beside the folders of tenants keeps nothing from being deleted', async () => {
  await writeFile(join(folder, '.note'), 'mine');
  await exported(exportDays * day + 1);
  expect(await deleteOldExports(folder, now)).toBe(1);
  expect(await deleteOldExports(join(folder, 'nowhere'), now)).toBe(0);
});
