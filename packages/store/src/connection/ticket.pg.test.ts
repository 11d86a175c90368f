import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expiredTicketKey } from '@remit/testkit/expired-ticket-key';
import { connectAs, registeredKey } from '@remit/testkit/postgres-app-login';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { databases, roles } from '../directory/roles.ts';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import { type TicketKey, writeTicket } from './ticket.ts';

let own: TenantId;
let other: TenantId;
let dedicated: { readonly id: TenantId; readonly databaseName: string; readonly loginName: string };
let key: TicketKey;
let app: Sql;
let second: Sql;
let pid: number;
const opened: Sql[] = [];

beforeAll(async () => {
  const store = await openTestStore();
  own = (await makeTestTenant(store)).id;
  other = (await makeTestTenant(store)).id;
  dedicated = await makeTestTenant(store, { tier: 'dedicated' });
  await store.close();
  key = await registeredKey(databases.shared);
  app = connectAs(roles.app, databases.shared);
  second = connectAs(roles.app, databases.shared);
  opened.push(app, second);
  pid = await pidOf(app);
});
afterEach(() => Promise.all(opened.map((sql) => sql.unsafe('rollback'))));
afterAll(() => Promise.all(opened.map((sql) => sql.end())));

async function pidOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

/** Presents a ticket in a transaction of its own, and asks for rows. @returns how many, or the error's code */
async function present(sql: Sql, ticket: string | null): Promise<number | string> {
  await sql.unsafe('rollback; begin');
  try {
    await sql`select remit.enter(${ticket})`;
    const [row] = await sql<{ seen: number }[]>`select count(*)::int as seen from remit.tenant`;
    return row?.seen ?? 0;
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  }
}

const ticketOf = (other: Partial<TicketKey>): string =>
  writeTicket({ ...key, ...other }, own, pid, Date.now());
const good = (): string => ticketOf({});

/** A ticket with one part put in place of its own, and the signature left as it was. */
function altered(part: number, value: string): string {
  return good()
    .split('|')
    .map((text, index) => (index === part ? value : text))
    .join('|');
}

test('a ticket that Remit wrote opens its own tenant', async () => {
  expect(await present(app, good())).toBe(1);
});

describe('a ticket is refused when', () => {
  const cases: readonly (readonly [string, () => string | null])[] = [
    ['there is none', () => null],
    ['it is empty', () => ''],
    ['it is a blank', () => ' '],
    ['it is the word null', () => 'null'],
    ['it is a bare tenant id', () => own],
    ['it is 10 kB of letters', () => 'x'.repeat(10_000)],
    ['it has 10 kB too much', () => `${good()}${'0'.repeat(10_000)}`],
    ['a line follows it', () => `${good()}\nx`],
    ['it names another tenant', () => altered(1, other)],
    ['its tenant has braces', () => altered(1, `{${own}}`)],
    ['its tenant is in upper case', () => altered(1, own.toUpperCase())],
    ['its tenant is no uuid', () => altered(1, '-'.repeat(36))],
    ['it names another connection', () => altered(2, '1')],
    ['its connection is out of range', () => altered(2, '9999999999')],
    ['its expiry was put off', () => altered(3, `${Date.now() + 59_000}`)],
    ['its expiry is out of range', () => altered(3, '999999999999999')],
    ['its signature is all zeroes', () => altered(4, '0'.repeat(64))],
    ['its signature is cut short', () => good().slice(0, -2)],
    ['one digit of its signature differs', () => good().replace(/.$/, (d) => (d === '0' ? '1' : '0'))],
    ['it was written for another connection', () => writeTicket(key, own, pid + 1, Date.now())],
    ['it expired', () => writeTicket(key, own, pid, Date.now() - 31_000)],
    ['it is valid for over a minute', () => writeTicket(key, own, pid, Date.now() + 31_000)],
    ['its key is nobody’s', () => ticketOf({ kid: '0123456789abcdef01' })],
    ['its key is another with the same id', () => ticketOf({ key: randomBytes(32) })],
    [
      'its key would be good for longer',
      () => ticketOf({ kid: key.kid.replace(/.$/, (d) => (d === '9' ? '8' : '9')) }),
    ],
  ];
  test.each(cases)('%s', async (_, ticket) => {
    expect(await present(app, ticket())).toMatch(/^RM00[12]$/);
  });
});

test('a ticket is worth nothing on another connection', async () => {
  expect(await present(second, good())).toBe('RM001');
});

test('one tenant is all a transaction enters', async () => {
  expect(await present(app, good())).toBe(1);
  await expect(app`select remit.enter(${writeTicket(key, other, pid, Date.now())})`).rejects.toThrow(
    /already/,
  );
});

test('having entered ends with the transaction, however it ends', async () => {
  for (const end of ['commit', 'rollback']) {
    expect(await present(app, good())).toBe(1);
    await app.unsafe(`${end}; begin`);
    await expect(app`select * from remit.tenant`).rejects.toThrow('no tenant has been entered');
  }
});

test('a claim copied into another transaction or another connection is refused', async () => {
  expect(await present(app, good())).toBe(1);
  const [row] = await app<{ claim: string }[]>`select current_setting('remit.claim') as claim`;
  const claim = row?.claim ?? '';
  expect(claim.startsWith(own)).toBe(true);
  await app.unsafe('commit; begin');
  for (const sql of [app, second]) {
    await sql.unsafe('rollback; begin');
    await sql`select set_config('remit.claim', ${claim}, true)`;
    await expect(sql`select * from remit.tenant`).rejects.toThrow('not entered with a ticket');
  }
});

test('a claim made up is refused, whatever it says', async () => {
  const claims = ['', ' ', 'null', own, other, `${other}${'0'.repeat(64)}`, `{${own}}`, 'x'.repeat(10_000)];
  for (const claim of claims) {
    await app.unsafe('rollback; begin');
    await app`select set_config('remit.claim', ${claim}, true)`;
    await expect(app`select * from remit.tenant`).rejects.toMatchObject({ code: 'RM001' });
  }
});

test('a claim in the options of the connection is refused', async () => {
  const sql = postgres({ ...(app.options as object), max: 1, connection: { 'remit.claim': other } });
  await expect(sql`select * from remit.tenant`).rejects.toMatchObject({ code: 'RM001' });
  await sql.end();
});

test('a savepoint taken back leaves the tenant entered, and entering inside one goes with it', async () => {
  expect(await present(app, good())).toBe(1);
  await app.unsafe("savepoint s; select set_config('remit.claim', '', true)");
  await expect(app`select * from remit.tenant`).rejects.toMatchObject({ code: 'RM001' });
  await app.unsafe('rollback to s');
  expect(await app`select tenant_id from remit.tenant`).toHaveLength(1);

  await app.unsafe('rollback; begin; savepoint s');
  await app`select remit.enter(${good()})`;
  await app.unsafe('rollback to s');
  await expect(app`select * from remit.tenant`).rejects.toMatchObject({ code: 'RM001' });
});

test('a dedicated database accepts its own tenant alone', async () => {
  const ownKey = await registeredKey(dedicated.databaseName);
  const sql = connectAs(dedicated.loginName, dedicated.databaseName);
  const itsPid = await pidOf(sql);
  expect(await present(sql, writeTicket(ownKey, dedicated.id, itsPid, Date.now()))).toBe(1);
  expect(await present(sql, writeTicket(ownKey, own, itsPid, Date.now()))).toBe('RM001');
  await sql.end();
});

test('a key of one database writes no tickets for another', async () => {
  const sql = connectAs(dedicated.loginName, dedicated.databaseName);
  expect(await present(sql, writeTicket(key, dedicated.id, await pidOf(sql), Date.now()))).toBe('RM002');
  await sql.end();
});

test('every login reaches its own database and no other', async () => {
  const ways: readonly (readonly [string, string])[] = [
    [roles.app, dedicated.databaseName],
    [dedicated.loginName, databases.shared],
    [roles.app, databases.identity],
    [dedicated.loginName, databases.identity],
    [roles.identity, databases.shared],
    [roles.identity, dedicated.databaseName],
    [roles.owner, databases.shared],
    [roles.context, databases.shared],
  ];
  for (const [login, database] of ways) {
    const sql = connectAs(login, database);
    await expect(sql`select 1`, `${login} in ${database}`).rejects.toThrow(
      /permission denied|not permitted|password/,
    );
    await sql.end();
  }
});

test('a key that has expired opens nothing', async () => {
  const migrator = connectAs(roles.migrator, databases.shared);
  await migrator.unsafe(`set role ${roles.context}`);
  const expired = await expiredTicketKey(migrator);
  await migrator.end();
  expect(expired.kid.slice(0, 8)).toBe(key.kid.slice(0, 8));
  expect(await present(app, writeTicket(expired, own, pid, Date.now()))).toBe('RM002');
});

describe('what a connection has in its plans of a table is true at its next transaction', () => {
  const changes = {
    secret: ['update context.secret set key_pad = pad', 'delete from context.secret'],
    placement: [
      'delete from context.placement',
      'update context.placement set tenant_id = gen_random_uuid()',
    ],
    tenant_move: [
      "insert into context.tenant_move (tenant, state) select tenant_id, 'moved' from context.placement",
    ],
  };
  for (const [table, statements] of Object.entries(changes)) {
    test.each(statements)('%s', async (change) => {
      const sql = connectAs(dedicated.loginName, dedicated.databaseName);
      const migrator = connectAs(roles.migrator, dedicated.databaseName);
      opened.push(sql);
      const itsKey = await registeredKey(dedicated.databaseName);
      const itsPid = await pidOf(sql);
      const seen = (): Promise<number | string> =>
        present(sql, writeTicket(itsKey, dedicated.id, itsPid, Date.now()));
      await migrator.unsafe(`set role ${roles.context}`);
      const [kept] = await migrator.unsafe<{ rows: string }[]>(
        `select coalesce(jsonb_agg(to_jsonb(kept)), '[]')::text as rows from context.${table} kept`,
      );
      expect(await seen()).toBe(1);
      await migrator.unsafe(`begin; ${change}`);
      expect(await seen(), 'before it is committed').toBe(1);
      await migrator.unsafe('commit');
      expect(await seen()).toMatch(/^RM00[125]$/);
      await migrator.unsafe(`begin; delete from context.${table}`);
      await migrator.unsafe(
        `insert into context.${table} select * from jsonb_populate_recordset(null::context.${table}, $1::text::jsonb)`,
        [kept?.rows ?? '[]'],
      );
      await migrator.unsafe('commit');
      expect(await seen(), 'when it is as it was').toBe(1);
      await migrator.end();
    });
  }
});

test('a tenant that has no row sees none', async () => {
  const nobody = parseTenantId('00000000-0000-4000-8000-000000000000');
  expect(await present(app, writeTicket(key, nobody, pid, Date.now()))).toBe(0);
});
