import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FuzzedTenant } from '@remit/testkit/fuzzed-tenant';
import { type FuzzReport, fuzzIsolation } from '@remit/testkit/leak-fuzzer';
import {
  ambientTransaction,
  cachedWithoutTenant,
  carelessPool,
  type LeakyStore,
  mixedUpPlacement,
  sessionLevelSetting,
} from '@remit/testkit/leaky-stores';
import { testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { expiredTicketKey } from '@remit/testkit/expired-ticket-key';
import { connectAs, registeredKey } from '@remit/testkit/postgres-app-login';
import { fillTenant, newIds } from '@remit/testkit/postgres-rows';
import { runSeed } from '@remit/testkit/seed';
import { seededLeaks } from '@remit/testkit/seeded-leaks';
import { seededWallLeaks } from '@remit/testkit/seeded-wall-leaks';
import { acceptedForgeries, type ForgeryGround, wallForgeries } from '@remit/testkit/wall-forgeries';
import { inDatabase } from './provision/database-address.ts';
import { type Gates, gates } from './connection/gates.ts';
import { drizzleFolder } from './provision/migration-files.ts';
import { provision } from './provision/provision.ts';
import { roles } from './directory/roles.ts';
import { parseTenantId } from './tenant-id.ts';
import type { TicketKey } from './connection/ticket.ts';
import { withTenant } from './tenant-transaction.ts';

// Mistakes that people make, planted one by one in a scratch copy: what is here to find leaks finds each of them. The
// list is what we know to look for; one that is not caught fails this file, and so does one that no longer breaks anything.

const { databaseUrl: server } = testStoreOptions();
const seed = runSeed() % 1_000_000;
const ids = newIds();
const scratch = `remit_leaks_${randomUUID().slice(0, 8)}`;
const tenants: FuzzedTenant[] = [];
const copies: string[] = [];
let key: TicketKey;
let expiredKey: TicketKey;
let admin: Sql;

beforeAll(async () => {
  await provision({
    server,
    secret: testSecret,
    databases: [{ name: scratch, kind: 'tenant', login: roles.app, placement: { tier: 'shared' } }],
  });
  const gate = gates({ server, secret: testSecret, poolSize: 8 });
  for (let index = 0; index < 20; index += 1) {
    const id = parseTenantId(randomUUID());
    const canary = `canary-${randomUUID()}`;
    await withTenant(gate.to(scratch, roles.app), id, 'write', async (tx) => {
      await tx.rows(sql`
        insert into remit.tenant (tenant_id, slug, name, time_zone, base_currency)
        values (${id}, ${`scratch-${index}`}, 'x', 'UTC', 'EUR')`);
      await fillTenant(tx, canary, ids);
    });
    tenants.push({ id, canary });
  }
  await gate.close();
  key = await registeredKey(scratch);
  admin = postgres(server, { max: 1, onnotice: () => undefined });
  expiredKey = await asSuperuser(scratch, expiredTicketKey);
});

afterAll(async () => {
  for (const name of [...copies, scratch]) await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});

async function asSuperuser<T>(database: string, work: (superuser: Sql) => Promise<T>): Promise<T> {
  const superuser = postgres(inDatabase(server, database), { max: 1, onnotice: () => undefined });
  try {
    return await work(superuser);
  } finally {
    await superuser.end();
  }
}

/** A copy of the scratch database with everything in it, in which something is then broken. */
async function copyWith(plant: string): Promise<string> {
  const name = `${scratch}_${copies.length}`;
  await admin.unsafe(`create database ${name} owner ${roles.owner} template ${scratch}`);
  copies.push(name);
  await admin.unsafe(
    `revoke all on database ${name} from public;
     grant connect on database ${name} to ${roles.app}, ${roles.registrar}`,
  );
  await asSuperuser(name, (superuser) => superuser.unsafe(plant));
  return name;
}

const folder = new URL('lints/', drizzleFolder);
/** Every lint in one statement: what is asked seventy times should be asked at once. */
const everyLint = readdirSync(folder)
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8').trim().replace(/;$/, '');
    return `select '${file.replace(/\.sql$/, '')}' as lint, offender from (${text}\n) found`;
  })
  .join('\nunion all\n');

interface Finding {
  readonly lint: string;
  readonly offender: string;
}

describe('a lint catches', () => {
  let superuser: Sql;
  beforeAll(() => {
    superuser = postgres(inDatabase(server, scratch), { max: 1, onnotice: () => undefined });
  });
  afterEach(() => superuser.unsafe('rollback'));
  afterAll(() => superuser.end());

  test('nothing in the copy as it is', async () => {
    expect(await superuser.unsafe<Finding[]>(everyLint)).toEqual([]);
  });

  test.each(seededLeaks.map((leak) => [leak.name, leak] as const))('%s', async (_, { plant, lint }) => {
    await superuser.unsafe('begin');
    await superuser.unsafe(plant.replaceAll('scratch_copy', scratch));
    const found = await superuser.unsafe<Finding[]>(everyLint);
    expect(found.map((finding) => finding.lint)).toContain(lint);
  });
});

function groundIn(database: string): ForgeryGround {
  const [own, other] = tenants;
  if (own === undefined || other === undefined) throw new Error('there are no tenants');
  return { connect: () => connectAs(roles.app, database), own: own.id, other: other.id, key, expiredKey };
}

describe('a forgery catches', () => {
  test('nothing in the wall as it is', async () => {
    expect(await acceptedForgeries(groundIn(scratch))).toEqual([]);
  });

  test.each(seededWallLeaks.map((leak) => [leak.name, leak] as const))('%s', async (_, leak) => {
    expect(await acceptedForgeries(groundIn(await copyWith(leak.plant)))).toContain(leak.forgery);
  });

  test('with each of them some leak', () => {
    const used = new Set(seededWallLeaks.map(({ forgery }) => forgery));
    expect(wallForgeries.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

const most = 10_000;

describe('the fuzzer catches within 10,000 probes', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  function storeOf(database: string): LeakyStore {
    const gate: Gates = gates({ server, secret: testSecret, poolSize: 8 });
    ends.push(() => gate.close());
    return { withTenant: (id, mode, work) => withTenant(gate.to(database, roles.app), id, mode, work) };
  }

  function bareConnections(database: string): readonly Sql[] {
    const connections = Array.from({ length: 8 }, () => connectAs(roles.app, database));
    ends.push(() => Promise.all(connections.map((sql) => sql.end())));
    return connections;
  }

  async function fuzz(store: LeakyStore, probes = most): Promise<FuzzReport> {
    return fuzzIsolation({
      store,
      tenants,
      ids,
      probes,
      seed,
      workers: 16,
      databaseUrl: server,
      broken: true,
    });
  }

  const careless = (database: string, options: { guarded: boolean; tidied: boolean }): LeakyStore =>
    carelessPool({ connections: bareConnections(database), key, ...options });

  test('nothing in a store that is right', async () => {
    const { leaks, surprises } = await fuzz(storeOf(scratch), 2_000);
    expect({ leaks, surprises }).toEqual({ leaks: [], surprises: [] });
  });

  test('nothing in a pool that is careless of lost connections and nothing else', async () => {
    expect((await fuzz(careless(scratch, { guarded: true, tidied: true }), 2_000)).leaks).toEqual([]);
  });

  const inSql: readonly (readonly [name: string, plant: string])[] = [
    ['a wall that is missing on one table', 'drop policy tenant_wall on crm.account'],
    ['row security that is switched off on one table', 'alter table wms.item disable row level security'],
    [
      'a wall with `or true`',
      'alter policy tenant_wall on fin.payment_request using (tenant_id = (select remit.tenant()) or true)',
    ],
    [
      'a wall that is wider for reading',
      'alter policy tenant_wall on hr.employee using (tenant_id is not null)',
    ],
  ];
  test.each(inSql)('%s', async (_, plant) => {
    caught(await fuzz(storeOf(await copyWith(plant))));
  });

  test('requests that look past row security', async () => {
    await admin`alter role remit_app bypassrls`;
    try {
      caught(await fuzz(storeOf(scratch)));
    } finally {
      await admin`alter role remit_app nobypassrls`;
    }
  });

  test('a tenant that is a setting of the session and not of the transaction', async () => {
    const database = await copyWith(`
      create or replace function remit.tenant() returns uuid language sql stable set search_path = pg_catalog, pg_temp
        as $$ select nullif(current_setting('remit.plain', true), '')::uuid $$;
      grant execute on function remit.tenant() to remit_app`);
    const pool = postgres({
      ...(connectAs(roles.app, database).options as object),
      max: 8,
      onnotice: () => undefined,
    });
    ends.push(() => pool.end({ timeout: 1 }));
    caught(await fuzz(sessionLevelSetting(pool)));
  });

  test('a cache that is keyed without the tenant', async () => {
    caught(await fuzz(cachedWithoutTenant(storeOf(scratch))));
  });

  test('placements that are mixed up', async () => {
    const known = tenants.map(({ id }) => id);
    caught(await fuzz(mixedUpPlacement(storeOf(scratch), known)));
  });

  test('a transaction that is kept where the next call finds it', async () => {
    caught(await fuzz(ambientTransaction(storeOf(scratch))));
  });

  test('a session that is handed on with what was left in it', async () => {
    caught(await fuzz(careless(scratch, { guarded: true, tidied: false })));
  });

  test('a query that nobody waited for, and that runs when its transaction is over', async () => {
    const { leaks, surprises } = await fuzz(careless(scratch, { guarded: false, tidied: true }), 1_000);
    expect(leaks.length + surprises.length).toBeGreaterThan(0);
  });

  function caught({ leaks }: FuzzReport): void {
    expect(leaks.length).toBeGreaterThan(0);
    expect(leaks[0]?.probe).toBeLessThanOrEqual(most);
  }
});

test('there are more than forty of them, and no two of one name', () => {
  const names = [...seededLeaks, ...seededWallLeaks].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
});
