import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FuzzedTenant, type FuzzReport, fuzzIsolation } from '@remit/testkit/leak-fuzzer';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { connectAs } from '@remit/testkit/postgres-app-login';
import { fillTenant, newIds } from '@remit/testkit/postgres-rows';
import { inDatabase } from './database-address.ts';
import { type Gates, gates } from './gates.ts';
import type { Store } from './open-store.ts';
import { provision } from './provision.ts';
import { roles } from './roles.ts';
import { parseTenantId, type TenantId } from './tenant-id.ts';
import { type TenantTransaction, withTenant } from './tenant-transaction.ts';

const ids = newIds();
const seed = runSeed() % 1_000_000;
const probes = runCount('REMIT_PROBES', 100_000);
const { databaseUrl } = testStoreOptions();

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

  beforeAll(async () => {
    store = await openTestStore();
    for (let index = 0; index < 21; index += 1) {
      const { id } = await makeTestTenant(store, { tier: index === 0 ? 'dedicated' : 'shared' });
      const canary = `canary-${randomUUID()}`;
      // The same ids in every tenant, but for one dedicated one: what tells rows apart is the wall.
      await store.withTenant(id, 'write', (tx) => fillTenant(tx, canary, ids));
      tenants.push({ id, canary });
    }
  });
  afterAll(() => store.close());

  test(`gives ${probes.toLocaleString('en')} answers to 20 tenants at once, none of them another tenant’s`, async () => {
    const report = await fuzzIsolation({
      store,
      tenants,
      ids,
      probes,
      seed,
      workers: 24,
      databaseUrl,
    });
    printed('isolation', report);
    expect(report.leaks).toEqual([]);
    expect(report.surprises).toEqual([]);
    expect(report.probes).toBeGreaterThanOrEqual(probes);
    expect(report.rows).toBeGreaterThan(probes / 2);
    expect(Math.min(...Object.values(report.disturbances))).toBeGreaterThan(10);
  });

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
});

describe('a store that is broken on purpose is caught', () => {
  // A pool of its own for every question: on servers before 18.6 a prepared plan keeps what a lost right gave it.
  let gate: Gates;
  let superuser: Sql;
  const tenants: FuzzedTenant[] = [];
  const scratch = `remit_scratch_${randomUUID().slice(0, 8)}`;
  const server = databaseUrl;
  const through: Pick<Store, 'withTenant'> = {
    withTenant: (id, mode, work) => withTenant(gate.to(scratch, roles.app), id, mode, work),
  };

  beforeAll(async () => {
    await provision({
      server,
      secret: testSecret,
      databases: [{ name: scratch, kind: 'tenant', login: roles.app, placement: { tier: 'shared' } }],
    });
    gate = gates({ server, secret: testSecret, poolSize: 8 });
    superuser = postgres(inDatabase(server, scratch), { max: 1, onnotice: () => undefined });
    for (let index = 0; index < 20; index += 1) {
      const id = parseTenantId(randomUUID());
      const canary = `canary-${randomUUID()}`;
      await through.withTenant(id, 'write', async (tx) => {
        await tx.rows(sql`
          insert into remit.tenant (tenant_id, slug, name, time_zone, base_currency)
          values (${id}, ${`scratch-${index}`}, 'x', 'UTC', 'EUR')`);
        await fillTenant(tx, canary, ids);
      });
      tenants.push({ id, canary });
    }
  });
  afterAll(async () => {
    await gate.close();
    await superuser.end();
    const admin = postgres(server, { max: 1 });
    await admin.unsafe(`drop database ${scratch} with (force)`);
    await admin.end();
  });

  const mutants: readonly (readonly [name: string, break_: string, mend: string])[] = [
    [
      'when the wall is missing on one table',
      'drop policy tenant_wall on crm.account',
      `create policy tenant_wall on crm.account as restrictive
        using (tenant_id = (select remit.tenant())) with check (tenant_id = (select remit.tenant()))`,
    ],
    [
      'when one table has no row security',
      'alter table wms.item disable row level security',
      'alter table wms.item enable row level security',
    ],
    [
      'when the wall of one table is wider for reading',
      'alter policy tenant_wall on hr.employee using (tenant_id is not null)',
      'alter policy tenant_wall on hr.employee using (tenant_id = (select remit.tenant()))',
    ],
    [
      'when requests look past row security',
      'alter role remit_app bypassrls',
      'alter role remit_app nobypassrls',
    ],
  ];

  test.each(mutants)('%s', async (name, change, mend) => {
    await superuser.unsafe(change);
    try {
      const report = await fuzz(through, 10_000);
      printed(name, report);
      expect(report.leaks.length).toBeGreaterThan(0);
    } finally {
      await superuser.unsafe(mend);
    }
    await gate.close();
    gate = gates({ server, secret: testSecret, poolSize: 8 });
    expect((await fuzz(through, 2_000)).leaks).toEqual([]);
  });

  test('within 1,000 probes, when the tenant is a setting of the session and not of the transaction', async () => {
    await superuser.unsafe(`
      create or replace function remit.tenant() returns uuid language sql stable set search_path = pg_catalog, pg_temp
        as $$ select nullif(current_setting('remit.plain', true), '')::uuid $$;
      grant execute on function remit.tenant() to remit_app`);
    const pool = postgres({
      ...(connectAs(roles.app, scratch).options as object),
      max: 8,
      onnotice: () => undefined,
    });
    const report = await fuzz(sessionLevelStore(pool), 1_000);
    await pool.end({ timeout: 1 });
    printed('session-level setting', report);
    expect(report.leaks.length).toBeGreaterThan(0);
    expect(report.leaks[0]?.probe).toBeLessThanOrEqual(1_000);
  });

  function fuzz(store: Pick<Store, 'withTenant'>, probes: number): Promise<FuzzReport> {
    return fuzzIsolation({ store, tenants, ids, probes, seed, workers: 16, databaseUrl, broken: true });
  }
});

/**
 * The mistake that the control makes: the tenant is set for the session of one connection of a pool, and the call's own
 * statements run on whichever connection is free.
 */
function sessionLevelStore(pool: Sql): Pick<Store, 'withTenant'> {
  const dialect = new PgDialect();
  return {
    withTenant: async <T>(tenantId: TenantId, _: string, work: (tx: TenantTransaction) => Promise<T>) => {
      await pool`select set_config('remit.plain', ${tenantId}, false)`;
      const connection = await pool.reserve();
      const rows: TenantTransaction['rows'] = async <Row extends object>(query: SQL) => {
        const { sql: text, params } = dialect.sqlToQuery(query);
        return connection.unsafe<Row[]>(text, params.map(String));
      };
      try {
        await connection.unsafe('begin');
        const result = await work({ tenantId, placed: 1, rows, db: drizzle(pool) });
        await connection.unsafe('commit');
        return result;
      } catch (error) {
        await connection.unsafe('rollback');
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}
