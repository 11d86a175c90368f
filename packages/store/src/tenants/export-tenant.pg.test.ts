import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant, tenantTables } from '@remit/testkit/postgres-rows';
import { inDatabase } from '../provision/database-address.ts';
import type { ExportManifest } from './export-tenant.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let own: TenantId;

beforeAll(async () => {
  store = await openTestStore();
  own = (await makeTestTenant(store)).id;
  const other = (await makeTestTenant(store)).id;
  await store.withTenant(own, 'write', async (tx) => {
    await fillTenant(tx, 'own canary é “quoted” \\ back');
    await tx.rows(sql`
      insert into crm.account (tenant_id, id, folder, number, name)
      select ${own}, gen_random_uuid(), '/sales', 'N-' || n, 'line' || chr(10) || n from generate_series(1, 1300) n`);
  });
  await store.withTenant(other, 'write', (tx) => fillTenant(tx, 'foreign canary'));
});
afterAll(() => store.close());

const act = () => ({
  loginId: null,
  operator: null,
  reason: 'they asked for it',
  correlationId: randomUUID(),
});

async function exported(): Promise<{
  readonly text: string;
  readonly manifest: ExportManifest;
  most: number;
}> {
  const pieces: string[] = [];
  const manifest = await store.exportTenant({
    tenantId: own,
    act: act(),
    write: async (text) => void pieces.push(text),
    onProgress: () => undefined,
  });
  return {
    text: pieces.join(''),
    manifest,
    most: Math.max(...pieces.map((piece) => piece.split('\n').length)),
  };
}

test('an export has every row of every table of its tenant, none of another, and says so', async () => {
  const { text, manifest, most } = await exported();
  const lines = text.trimEnd().split('\n');
  const [head, ...rest] = lines.map((line): Record<string, unknown> => JSON.parse(line));
  const last = rest.pop();
  expect(head).toMatchObject({ remit: 'tenant export', format: 1, tenant: { id: own } });
  expect(last).toEqual({ manifest });
  expect(text).not.toContain('foreign canary');
  expect(text).toContain('own canary é');
  const counted = Object.groupBy(rest, ({ table }) => String(table));
  const tables = tenantTables.filter((table) => table !== 'remit.move_change');
  expect(manifest.tables.map(({ table }) => table)).toEqual(expect.arrayContaining(tables));
  await withMaintenance(inDatabase(testStoreOptions().databaseUrl, databases.shared), async (superuser) => {
    for (const { table, rows } of manifest.tables) {
      const [found] = await superuser.unsafe<{ count: number }[]>(
        `select count(*)::int as count from ${table} where tenant_id = '${own}'`,
      );
      expect([table, rows, counted[table]?.length ?? 0]).toEqual([table, found?.count, found?.count]);
    }
  });
  // A few hundred rows at a time, however many there are.
  expect(most).toBeLessThan(600);
});

test('the manifest’s hashes are those of the lines before it, and one changed byte changes them', async () => {
  const { text, manifest } = await exported();
  const at = text.lastIndexOf('\n', text.length - 2) + 1;
  const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
  expect(sha256(text.slice(0, at))).toBe(manifest.sha256);
  expect(sha256(text.slice(0, at).replace('canary', 'Canary'))).not.toBe(manifest.sha256);
  const accounts = text.split('\n').filter((line) => line.startsWith('{"table":"crm.account"'));
  const stated = manifest.tables.find(({ table }) => table === 'crm.account');
  expect(sha256(accounts.map((line) => `${line}\n`).join(''))).toBe(stated?.sha256);
});

test('that a tenant was exported is on record in it before the first line is written', async () => {
  const stop = new Error('the disk is full');
  const before = await events();
  const failed = store.exportTenant({
    tenantId: own,
    act: act(),
    write: () => Promise.reject(stop),
    onProgress: () => undefined,
  });
  await expect(failed).rejects.toBe(stop);
  expect(await events()).toBe(before + 1);
});

async function events(): Promise<number> {
  const [row] = await store.withTenant(own, 'read', (tx) =>
    tx.rows<{ count: number }>(sql`
      select count(*)::int as count from remit.audit_event where tenant_id = ${own} and action = 'tenant.exported'`),
  );
  return row?.count ?? 0;
}

test('an export of a tenant whose mover was killed at the last moment is of where it lies by now', async () => {
  const { id: tenantId } = await makeTestTenant(store);
  await store.moveTenant({ tenantId, server: 'main', act: act(), onProgress: () => undefined });
  // As it was between the old database's last word and the identity database's first.
  await withMaintenance(
    inDatabase(testStoreOptions().identityDatabaseUrl, databases.identity),
    async (identity) => {
      await identity`
        update identity.tenant_move set phase = 'following', moved_at = null where tenant_id = ${tenantId}`;
      await identity`
        update identity.tenant set tier = 'shared', database_name = ${databases.shared}, login_name = 'remit_app',
          placed = 1
        where id = ${tenantId}`;
    },
  );
  const fresh = await openTestStore();
  const pieces: string[] = [];
  await fresh.exportTenant({
    tenantId,
    act: act(),
    write: async (text) => void pieces.push(text),
    onProgress: () => undefined,
  });
  await fresh.close();
  expect(pieces.join('')).toContain('"action":"tenant.moved"');
});
