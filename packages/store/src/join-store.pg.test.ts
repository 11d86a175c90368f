import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from './audit/audit-log.ts';
import { joinStore } from './join-store.ts';
import { renewServerLease } from './server-lease.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { startStore, type StartStoreOptions } from './start-store.ts';

let folder = '';
let settings: Settings;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-join-'));
  settings = readSettings({ REMIT_DATA_DIR: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function options(steps: string[]): StartStoreOptions {
  return { settings, onProgress: (step) => steps.push(step), onTrouble: () => {} };
}

const tenant = {
  slug: 'joined',
  name: 'Joined',
  tier: 'shared',
  timeZone: 'Europe/Paris',
  baseCurrency: 'EUR',
  accent: 'indigo',
} as const;

describe('a command beside a running Remit', () => {
  test('joins its database, and leaves it running', async () => {
    const server = await startStore(options([]));
    try {
      await server.store.createTenant(tenant);
      const steps: string[] = [];
      const command = await joinStore(options(steps));
      expect((await command.store.listTenants()).map(({ slug }) => slug)).toEqual(['joined']);
      expect(steps).not.toContain('starting PostgreSQL');
      await command.stop();
      await server.store.ping();
    } finally {
      await server.stop();
    }
  });

  test('leaves what comes due of what it wrote to a server that runs, and nothing when it wrote nothing', async () => {
    const server = await startStore(options([]));
    try {
      const isLeft = () =>
        server.store.withIdentity((tx) => renewServerLease(tx, '00000000-0000-4000-8000-000000000001', 20));
      expect(await isLeft()).toBe(false);
      const [found] = await server.store.listTenants();
      if (found === undefined) throw new Error('there is no tenant');
      const reads = await joinStore(options([]));
      await reads.store.withTenant(found.id, 'read', (tx) => tx.rows(sql`select from remit.tenant`));
      await reads.stop();
      expect(await isLeft()).toBe(false);
      const writes = await joinStore(options([]));
      await writes.store.withTenant(found.id, 'write', (tx) =>
        writeAudit(tx, {
          ...happenedByRemit(randomUUID()),
          action: 'tenant.exported',
          target: { type: 'remit.Tenant', id: found.id },
          outcome: 'allow',
          because: [],
          details: { reason: 'to see what is left' },
        }),
      );
      expect(await isLeft()).toBe(false);
      await writes.stop();
      expect(await isLeft()).toBe(true);
      expect(await isLeft()).toBe(false);
    } finally {
      await server.stop();
    }
  });

  test('starts the database by itself when nobody does, and stops it after', async () => {
    const steps: string[] = [];
    const command = await joinStore(options(steps));
    expect((await command.store.listTenants()).map(({ slug }) => slug)).toEqual(['joined']);
    expect(steps).toContain('starting PostgreSQL');
    await command.stop();
    const server = await startStore(options([]));
    await server.stop();
  });
});
