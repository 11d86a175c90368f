import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FuzzedTenant } from '@remit/testkit/fuzzed-tenant';
import { type FuzzReport, fuzzIsolation } from '@remit/testkit/leak-fuzzer';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { connectAs } from '@remit/testkit/postgres-app-login';
import { fillTenant, newIds } from '@remit/testkit/postgres-rows';
import type { Store } from './open-store.ts';
import { databases, roles } from './directory/roles.ts';

const ids = newIds();
const seed = runSeed() % 1_000_000;
const probes = runCount('REMIT_PROBES', 248_500);
const { databaseUrl } = testStoreOptions();
// Stores that are broken on purpose are in seeded-leaks.pg.test.ts; probes through HTTP in isolation.pg.test.ts of the server.

function printed(name: string, { probes, rows, milliseconds, leaks, disturbances }: FuzzReport): void {
  const rate = Math.round((probes / milliseconds) * 1_000);
  const done = Object.entries(disturbances).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(
    `${name}: ${probes} probes at ${rate}/s, ${rows} rows seen, ${leaks.length} leaks${leaks[0] ? ` from probe ${leaks[0].probe} on` : ''}, seed ${seed}; ${done.join(', ')}\n`,
  );
}

describe('the store', () => {
  let store: Store;
  const tenants: FuzzedTenant[] = [];
  const dedicated: string[] = [];

  beforeAll(async () => {
    store = await openTestStore();
    for (let index = 0; index < 21; index += 1) {
      const tier = index === 0 ? 'dedicated' : 'shared';
      const { id, databaseName } = await makeTestTenant(store, { tier });
      if (tier === 'dedicated') dedicated.push(databaseName);
      const canary = `canary-${randomUUID()}`;
      // The same ids in every tenant, but for one dedicated one: what tells rows apart is the wall.
      await store.withTenant(id, 'write', (tx) => fillTenant(tx, canary, ids));
      tenants.push({ id, canary });
    }
  });
  afterAll(() => store.close());

  test(
    `gives ${probes.toLocaleString('en')} answers to 20 tenants at once, none of them another tenant’s`,
    {
      // A probe a millisecond, on the busiest of machines: what is slower hangs.
      timeout: 60_000 + probes,
    },
    async () => {
      const report = await fuzzIsolation({
        store,
        tenants,
        ids,
        probes,
        seed,
        workers: 24,
        together: 120,
        databaseUrl,
      });
      printed('isolation', report);
      expect(report.leaks).toEqual([]);
      expect(report.surprises).toEqual([]);
      expect(report.probes).toBeGreaterThanOrEqual(probes);
      expect(report.rows).toBeGreaterThan(probes / 2);
      expect(Math.min(...Object.values(report.disturbances))).toBeGreaterThan(10);
    },
  );

  test('has every connection at rest afterwards, none of them inside a transaction', async () => {
    await Promise.all(
      tenants.map(({ id }) =>
        store.withTenant(id, 'write', (tx) => tx.rows(sql`select tenant_id from remit.tenant`)),
      ),
    );
    const admin = postgres(databaseUrl, { max: 1 });
    const open = await admin`
      select pid, state from pg_stat_activity where usename like 'remit\\_%' and state <> 'idle'`;
    await admin.end();
    expect(open).toEqual([]);
  });

  test('no login of requests gets into a database that is not its own', async () => {
    dedicated.push((await makeTestTenant(store, { tier: 'dedicated' })).databaseName);
    const all = [databases.identity, databases.shared, ...dedicated];
    const owned: Readonly<Record<string, string>> = {
      [roles.app]: databases.shared,
      [roles.identity]: databases.identity,
    };
    const entered: string[] = [];
    for (const login of [roles.app, roles.identity, ...dedicated]) {
      for (const database of all) {
        const bare = connectAs(login, database);
        const answer = await bare`select 1`.catch((error: unknown) => error);
        await bare.end();
        if (!(answer instanceof Error)) entered.push(`${login} → ${database}`);
      }
    }
    expect(entered).toEqual(
      [roles.app, roles.identity, ...dedicated].map((login) => `${login} → ${owned[login] ?? login}`),
    );
  });
});
