import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './open-store.ts';
import { unlessAbsent } from './unless-absent.ts';

const tenantId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Deletes the files of exports of tenants that were destroyed: each server has those that it wrote itself, and hears of a
 * purge no other way. What is not named by a tenant's id stays.
 * @param folder of the files of exports; it need not be there
 * @returns of how many tenants there were any
 */
export async function sweepExports(store: Pick<Store, 'listTenants'>, folder: string): Promise<number> {
  // The folder first: whoever has one and is in no list read later is gone, and not yet to come.
  const kept = ((await unlessAbsent(readdir(folder))) ?? []).filter((name) => tenantId.test(name));
  if (kept.length === 0) return 0;
  const there = new Set<string>((await store.listTenants()).map(({ id }) => id));
  const gone = kept.filter((id) => !there.has(id));
  for (const id of gone) await rm(join(folder, id), { recursive: true, force: true });
  return gone.length;
}
