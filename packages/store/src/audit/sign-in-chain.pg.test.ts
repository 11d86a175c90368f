import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChainHead } from '@remit/audit/chain';
import { readHeads } from '@remit/audit/head-line';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import { openHeadsFile } from './audit-heads-file.ts';
import { keepAudit, sealAll } from './audit-keeper.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { inDatabase } from '../provision/database-address.ts';
import { ed25519Signer, verifyEd25519 } from '../secrets/ed25519.ts';
import type { Store } from '../open-store.ts';
import { writeIdentityEvent } from '../identity/write-event.ts';
import { writeOperatorEvent } from '../tenants/operator-event.ts';
import { databases } from '../directory/roles.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import { signInChainName } from './sign-in-chain-name.ts';
import { readSignInSealed, readSignInUnsealed } from './sign-in-records.ts';
import { runTransaction, type Transaction } from '../connection/transaction.ts';
import { type VerifiedChain, verifyAudit } from './verify-audit.ts';

const tables = [
  'identity.event',
  'identity.operator_event',
  'identity.event_seal',
  'identity.event_unsealed',
] as const;
const folder = mkdtempSync(join(tmpdir(), 'remit-sign-in-chain-'));
const signer = ed25519Signer(randomBytes(32));
const path = join(folder, 'heads.jsonl');
let store: Store;
/** Whom no grant holds; what it does is rolled back, because this database is that of every test. */
let superuser: Connection;
let heads: readonly ChainHead[];

beforeAll(async () => {
  store = await openTestStore();
  const tenant = await makeTestTenant(store);
  const keeper = keepAudit({
    store,
    heads: await openHeadsFile(path, signer),
    onTrouble: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  await store.withIdentity(async (tx) => {
    for (let index = 0; index < 6; index += 1) {
      await writeIdentityEvent(tx, {
        loginId: index === 0 ? null : randomUUID(),
        action: 'password.answered',
        outcome: index % 2 === 0 ? 'deny' : 'allow',
        sessionId: randomUUID(),
        address: '192.0.2.7',
        agent: 'fünf “Zeichen”',
        correlationId: randomUUID(),
        details: { place: index },
      });
    }
    const act = { loginId: randomUUID(), operator: null, reason: 'as a test', correlationId: randomUUID() };
    for (const action of ['flag.set', 'flag.cleared', 'tenant.suspended', 'tenant.restored'] as const) {
      await writeOperatorEvent(tx, action, tenant.id, act, { flag: 'none' });
    }
  });
  await keeper.close();
  heads = headsOf();
  superuser = await openConnection(inDatabase(postgresUrl(), databases.identity), {});
});
afterAll(async () => {
  await superuser.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

function headsOf(): readonly ChainHead[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const file = readHeads(lines, signer.publicKey, sha256Native, verifyEd25519);
  expect(file.findings).toEqual([]);
  return file.heads.get(signInChainName) ?? [];
}

class RolledBack extends Error {}

/** Does something as a superuser who took the triggers off, looks at what the verifier then says, and undoes it. */
async function verifiedAfter(
  tamper: (tx: Transaction) => Promise<unknown>,
  kept: readonly ChainHead[] = heads,
): Promise<VerifiedChain> {
  const seen: { verified: VerifiedChain | null } = { verified: null };
  const kind = { begin: '', first: null, readOnly: false };
  await expect(
    runTransaction(superuser, kind, async (tx) => {
      for (const table of tables) await tx.rows(sql.raw(`alter table ${table} disable trigger all`));
      await tamper(tx);
      const within: Pick<Store, 'withTenant' | 'withIdentity'> = {
        withTenant: () => Promise.reject(new Error('sign-ins are in no tenant')),
        withIdentity: (work) => work({ ...tx, database: 'identity', db: tx.db }),
      };
      seen.verified = await verifyAudit(within, signInChainName, { heads: kept, coveredUntil: Date.now() });
      throw new RolledBack();
    }),
  ).rejects.toBeInstanceOf(RolledBack);
  if (seen.verified === null) throw new Error('nothing was verified');
  return seen.verified;
}

const raw =
  (statement: string) =>
  (tx: Transaction): Promise<unknown> =>
    tx.rows(sql.raw(statement));

test('a sign-in and what an operator does are sealed within a second, and a signed head of them leaves the database', async () => {
  const before = await verifyAudit(store, signInChainName, { heads, coveredUntil: null });
  expect(before).toMatchObject({ uncovered: 0, waiting: 0, findings: [] });
  const keeper = keepAudit({
    store,
    heads: await openHeadsFile(path, signer),
    onTrouble: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  await store.withIdentity((tx) =>
    writeIdentityEvent(tx, {
      loginId: null,
      action: 'session.started',
      outcome: 'allow',
      sessionId: null,
      address: null,
      agent: null,
      correlationId: randomUUID(),
      details: {},
    }),
  );
  await expect
    .poll(() => store.withIdentity(readSignInUnsealed, 'read'), { timeout: 20_000, interval: 20 })
    .toEqual({ waiting: 0, lost: [] });
  await keeper.close();
  heads = headsOf();
  expect(heads.at(-1)?.sequence).toBe(before.entries + 1);
});

test('an event that rolled back is in no chain', async () => {
  const { head } = await sealAll(store, signInChainName);
  await expect(
    store.withIdentity(async (tx) => {
      const act = { loginId: null, operator: null, reason: 'never', correlationId: randomUUID() };
      await writeOperatorEvent(tx, 'flag.set', null, act);
      throw new RolledBack();
    }),
  ).rejects.toBeInstanceOf(RolledBack);
  expect(await sealAll(store, signInChainName)).toEqual({ sealed: 0, head });
});

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Another value of a type, one step from the one that is there. */
const others: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column} || 'x', '')`,
  jsonb: (column) => `${column} || '{"x": 0}'`,
  'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
  bigint: (column) => `${column} + 100000`,
  bytea: (column) => `set_bit(${column}, 100, 1 - get_bit(${column}, 100))`,
};

test('a superuser who changes any column that there is, in whatever row, is found out', async () => {
  const columns: Column[] = [];
  await verifiedAfter(async (tx) => {
    columns.push(
      ...(await tx.rows<Column>(sql`
        select attrelid::regclass::text as table, attname as name, format_type(atttypid, null) as type
        from pg_attribute
        where attrelid in ('identity.event'::regclass, 'identity.operator_event'::regclass,
            'identity.event_seal'::regclass)
          and attnum > 0 and not attisdropped`)),
    );
  });
  expect(columns.length).toBeGreaterThanOrEqual(20);
  const missed: string[] = [];
  for (const { table, name, type } of columns) {
    const other = others[type];
    if (other === undefined)
      throw new Error(`${table}.${name} is of type ${type}, which nobody changes here`);
    const key = table === 'identity.event_seal' ? 'sequence' : 'id';
    for (const order of ['asc', 'desc']) {
      const row = `(select ${key} from ${table} order by ${key} ${order} limit 1)`;
      const { findings } = await verifiedAfter(async (tx) => {
        // The check of the table would refuse some of it; whoever disables triggers drops that as well.
        await tx.rows(sql`alter table identity.event drop constraint event_outcome_check`);
        await tx.rows(sql.raw(`update ${table} set ${name} = ${other(name)} where ${key} = ${row}`));
      });
      if (findings.length === 0) missed.push(`${table}.${name}`);
    }
  }
  expect(missed).toEqual([]);
  expect((await verifiedAfter(async () => undefined)).findings).toEqual([]);
});

describe('a superuser who', () => {
  const lastSeal = '(select max(sequence) from identity.event_seal)';
  test.each([
    [
      'removes a failed sign-in',
      `delete from identity.event where id = (select id from identity.event where outcome = 'deny' order by id desc limit 1)`,
      'event-missing',
    ],
    [
      'removes what an operator did, and its seal',
      `with gone as (delete from identity.operator_event
         where id = (select id from identity.operator_event order by id limit 1) returning id)
       delete from identity.event_seal where event_id in (select id from gone)`,
      'number-missing',
    ],
    [
      'cuts the tail',
      `with cut as (delete from identity.event_seal where sequence > ${lastSeal} - 3 returning event_id)
       delete from identity.event where id in (select event_id from cut)`,
      'tail-missing',
    ],
    [
      'swaps two entries',
      `alter table identity.event_seal drop constraint event_seal_event_id_key;
       update identity.event_seal a set event_id = b.event_id, hash = b.hash from identity.event_seal b
       where a.sequence in (${lastSeal}, ${lastSeal} - 1) and b.sequence = 2 * ${lastSeal} - 1 - a.sequence`,
      'event-changed',
    ],
    [
      'inserts a sign-in that nobody made',
      `insert into identity.event (action, outcome, correlation_id)
       values ('session.started', 'allow', gen_random_uuid())`,
      'never-sealed',
    ],
    [
      'says that an operator did what happened to a login',
      `with moved as (delete from identity.event
         where id = (select id from identity.event order by id desc limit 1) returning *)
       insert into identity.operator_event (id, at, login_id, action, details, correlation_id)
       select id, at, login_id, action, details, correlation_id::text from moved`,
      'event-changed',
    ],
    [
      'puts a sign-in two thousand years back, to the day and the microsecond',
      `update identity.event
       set at = (to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz
       where id = (select id from identity.event order by id desc limit 1)`,
      'event-changed',
    ],
  ])('%s is found out', async (_, statement, kind) => {
    const { findings } = await verifiedAfter(async (tx) => {
      for (const each of statement.split(';\n')) await raw(each)(tx);
    });
    expect(findings.map((finding) => finding.kind)).toContain(kind);
  });

  test('rewrites all of the chain is found out by the heads', async () => {
    const rewrite = async (tx: Transaction): Promise<void> => {
      await raw('delete from identity.event_seal')(tx);
      await raw('insert into identity.event_unsealed select id from identity.event on conflict do nothing')(
        tx,
      );
      await raw(
        'insert into identity.event_unsealed select id from identity.operator_event on conflict do nothing',
      )(tx);
      await raw(`update identity.event set address = '198.51.100.1'`)(tx);
      await sealAll(
        {
          withTenant: () => Promise.reject(new Error('sign-ins are in no tenant')),
          withIdentity: (work) => work({ ...tx, database: 'identity', db: tx.db }),
        },
        signInChainName,
      );
    };
    expect((await verifiedAfter(rewrite)).findings.map(({ kind }) => kind)).toContain('head-differs');
  });
});

test('the login of requests can neither change, remove nor date a sign-in, nor what seals it', async () => {
  const attempts: readonly SQL[] = [
    ...['identity.event', 'identity.operator_event', 'identity.event_seal'].flatMap((table) => [
      sql.raw(`update ${table} set ${table === 'identity.event_seal' ? 'hash = hash' : 'action = action'}`),
      sql.raw(`delete from ${table}`),
      sql.raw(`truncate ${table}`),
      sql.raw(`alter table ${table} disable trigger all`),
    ]),
    sql`insert into identity.event (at, action, outcome, correlation_id)
      values (now(), 'session.started', 'allow', gen_random_uuid())`,
    sql`insert into identity.operator_event (id, action, details, correlation_id)
      values (gen_random_uuid(), 'flag.set', '{}', 'x')`,
    sql`update identity.event_unsealed set event_id = gen_random_uuid()`,
  ];
  for (const attempt of attempts) {
    await expect(store.withIdentity((tx) => tx.rows(attempt))).rejects.toMatchObject({ name: 'StoreError' });
  }
});

test('the record refuses changes even to a superuser in a replica’s role', async () => {
  const kind = { begin: '', first: null, readOnly: false };
  for (const table of tables.slice(0, 3)) {
    for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
      const refused = runTransaction(superuser, kind, async (tx) => {
        await tx.rows(sql`set local session_replication_role = replica`);
        await tx.rows(sql.raw(statement));
      });
      await expect(refused).rejects.toMatchObject({ code: 'RM003' });
    }
  }
});

test('of many who seal sign-ins at once, all give one chain without a gap or a double, in the order in which it happened', async () => {
  const before = (await sealAll(store, signInChainName)).head.sequence;
  const signIn = () =>
    store.withIdentity((tx) =>
      writeIdentityEvent(tx, {
        loginId: randomUUID(),
        action: 'password.answered',
        outcome: 'deny',
        sessionId: null,
        address: '192.0.2.7',
        agent: null,
        correlationId: randomUUID(),
        details: {},
      }),
    );
  await Promise.all([
    ...Array.from({ length: 100 }, signIn),
    ...Array.from({ length: 8 }, () => sealAll(store, signInChainName)),
  ]);
  for (let turn = 0; turn < 10; turn += 1) await signIn();
  const last = await sealAll(store, signInChainName);
  expect(last.head.sequence).toBeGreaterThanOrEqual(before + 110);
  const verified = await verifyAudit(store, signInChainName, { heads, coveredUntil: null });
  expect(verified).toMatchObject({ waiting: 0, findings: [] });
  const entries = await store.withIdentity((tx) => readSignInSealed(tx, last.head.sequence - 10, 10));
  const times = entries.map(({ at }) => at ?? '');
  expect(new Set(times).size).toBe(10);
  expect(times).toEqual(times.toSorted((one, other) => (one < other ? -1 : 1)));
});
