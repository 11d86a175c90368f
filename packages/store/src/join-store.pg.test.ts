import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinStore } from './join-store.ts';
import { readSettings, type Settings } from './settings.ts';
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
