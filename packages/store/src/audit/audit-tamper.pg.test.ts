import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { readHeads, type SignedHead } from '@remit/audit/head-line';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import { openHeadsFile } from './audit-heads-file.ts';
import { keepAudit, sealAll } from './audit-keeper.ts';
import { writeAudit } from './audit-log.ts';
import { inDatabase } from '../provision/database-address.ts';
import { ed25519Signer, verifyEd25519 } from '../secrets/ed25519.ts';
import type { Store } from '../open-store.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';
import { type VerifiedChain, verifyAudit } from './verify-audit.ts';

const tables = ['remit.audit_event', 'remit.audit_seal', 'remit.audit_unsealed'] as const;
const events = 12;
const folder = mkdtempSync(join(tmpdir(), 'remit-tamper-'));
let store: Store;
let tenant: TenantPlacement;
/** Whom no grant and no wall holds. */
let superuser: Sql;
let heads: readonly SignedHead[];
let kept: ReadonlyMap<string, string>;

// A database of its own: what a superuser does to its triggers is nobody else's concern.
beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store, { tier: 'dedicated' });
  superuser = postgres(inDatabase(postgresUrl(), tenant.databaseName), {
    max: 1,
    onnotice: () => undefined,
  });
  const signer = ed25519Signer(randomBytes(32));
  const path = join(folder, 'heads.jsonl');
  const keeper = keepAudit({
    store,
    heads: await openHeadsFile(path, signer),
    onTrouble: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  await store.withTenant(tenant.id, 'write', async (tx) => {
    for (let index = 0; index < events; index += 1) {
      await writeAudit(tx, {
        ...happenedByRemit(randomUUID()),
        actor: index % 2 === 0 ? randomUUID() : null,
        action: 'tenant.created',
        target: { type: 'remit.Tenant', id: index % 3 === 0 ? tenant.id : null },
        outcome: 'allow',
        because: [{ kind: 'state', because: 'fünf €' }],
        details: { slug: tenant.slug, name: `${index}` },
      });
    }
  });
  await sealAll(store, tenant.id);
  await keeper.close();
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  heads = readHeads(lines, signer.publicKey, sha256Native, verifyEd25519).heads.get(tenant.id) ?? [];
  await superuser.unsafe(tables.map((table) => `alter table ${table} disable trigger all`).join(';'));
  kept = new Map(await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)));
});
afterAll(async () => {
  await superuser.end();
  await store.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const [table, rows] of kept) {
    await superuser.unsafe(`delete from ${table}`);
    await superuser.unsafe(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`,
      [rows],
    );
  }
});

async function rowsOf(table: string): Promise<string> {
  const [row] = await superuser.unsafe<{ rows: string }[]>(
    `select coalesce(json_agg(t), '[]')::text as rows from ${table} t`,
  );
  return row?.rows ?? '[]';
}

function verified(): Promise<VerifiedChain> {
  return verifyAudit(store, tenant.id, { heads, coveredUntil: Date.now() });
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Another value of a type, one step from the one that is there. */
const others: Readonly<Record<string, (column: string) => string>> = {
  uuid: (
    column,
  ) => `coalesce(substr(${column}::text, 1, 35) || case right(${column}::text, 1) when '0' then '1' else '0' end,
    gen_random_uuid()::text)::uuid`,
  text: (column) => `coalesce(${column} || 'x', '')`,
  jsonb: (column) => `case jsonb_typeof(${column}) when 'array' then ${column} || '[0]'
    when 'object' then ${column} || '{"x": 0}' else '{}' end`,
  'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  bigint: (column) => `coalesce(${column}, 0) + 1000`,
  bytea: (column) => `set_bit(${column}, 100, 1 - get_bit(${column}, 100))`,
};

async function columns(): Promise<readonly Column[]> {
  return superuser<Column[]>`
    select attrelid::regclass::text as table, attname as name, format_type(atttypid, null) as type
    from pg_attribute
    where attrelid in ('remit.audit_event'::regclass, 'remit.audit_seal'::regclass) and attnum > 0 and not attisdropped`;
}

test('untouched, the audit is what was written', async () => {
  expect(await verified()).toMatchObject({ uncovered: 0, waiting: 0, findings: [] });
});

test('a superuser who changes any column that there is, in whatever row, is found out', async () => {
  // The checks of the table would refuse some of it; whoever disables triggers drops those as well.
  await superuser`alter table remit.audit_event drop constraint if exists audit_event_outcome_check,
    drop constraint if exists audit_event_stream_check`;
  const saved = kept;
  const found = await columns();
  expect(found.length).toBeGreaterThan(20);
  const missed: string[] = [];
  let tried = 0;
  for (const { table, name, type } of found) {
    const other = others[type];
    if (other === undefined)
      throw new Error(`${table}.${name} is of type ${type}, which nobody changes here`);
    for (const order of ['asc', 'desc']) {
      const before = saved.get(table) ?? '[]';
      const key = table === 'remit.audit_event' ? 'id' : 'sequence';
      const { count } = await superuser.unsafe(
        `update ${table} set ${name} = ${other(name)} where ${key} = (select ${key} from ${table} order by ${key} ${order} limit 1)`,
      );
      tried += count;
      if ((await verified()).findings.length === 0) missed.push(`${table}.${name}`);
      await superuser.unsafe(`delete from ${table}`);
      await superuser.unsafe(
        `insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`,
        [before],
      );
    }
  }
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(50);
  expect((await verified()).findings).toEqual([]);
});

describe('a superuser who', () => {
  test.each([
    [
      'removes an event',
      'delete from remit.audit_event where id = (select min(id::text)::uuid from remit.audit_event)',
      'event-missing',
    ],
    ['removes a seal', 'delete from remit.audit_seal where sequence = 4', 'number-missing'],
    [
      'cuts the tail',
      `with cut as (delete from remit.audit_seal where sequence > 6 returning event_id)
       delete from remit.audit_event where id in (select event_id from cut)`,
      'tail-missing',
    ],
    ['empties the record', 'delete from remit.audit_event; delete from remit.audit_seal', 'tail-missing'],
    [
      'swaps two entries',
      `alter table remit.audit_seal drop constraint if exists audit_seal_tenant_id_event_id_key;
       update remit.audit_seal a set event_id = b.event_id, hash = b.hash from remit.audit_seal b
       where a.sequence in (3, 5) and b.sequence = 8 - a.sequence`,
      'event-changed',
    ],
    [
      'inserts an event in no chain',
      `insert into remit.audit_event (tenant_id, action, target_type, outcome, because, correlation_id)
       select tenant_id, action, target_type, outcome, because, correlation_id from remit.audit_event limit 1`,
      'never-sealed',
    ],
    [
      'takes an event out of the chain and lets it wait anew',
      `with cut as (delete from remit.audit_seal where sequence = 3 returning tenant_id, event_id)
       insert into remit.audit_unsealed select * from cut`,
      'number-missing',
    ],
    [
      'puts an event two thousand years back, to the day and the microsecond',
      `update remit.audit_event set at = (to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz
       where id = (select event_id from remit.audit_seal where sequence = 5)`,
      'event-changed',
    ],
    [
      'puts another event beside one, under its id',
      `insert into remit.audit_event select * from json_populate_record(null::remit.audit_event, (
         select to_json(e)::jsonb || '{"outcome": "deny", "at": "2026-01-01"}' from remit.audit_event e
         where id = (select event_id from remit.audit_seal where sequence = 5))::json)`,
      'order',
    ],
  ])('%s is found out', async (_, statement, kind) => {
    await superuser.unsafe(statement);
    const { findings } = await verified();
    expect(findings.map((finding) => finding.kind)).toContain(kind);
  });

  test('rewrites all of the chain is found out by the heads, and by nothing else', async () => {
    await superuser`update remit.audit_event set details = details || '{"amountMinor": 1}'`;
    await superuser`insert into remit.audit_unsealed select tenant_id, event_id from remit.audit_seal`;
    await superuser`delete from remit.audit_seal`;
    await sealAll(store, tenant.id);
    const withHeads = await verified();
    expect(withHeads.findings.map(({ kind }) => kind)).toContain('head-differs');
    const without = await verifyAudit(store, tenant.id, { heads: null, coveredUntil: null });
    expect(without.findings).toEqual([]);
  });

  test('cuts the file of heads, rewrites all behind it and dates the first of that ahead is found out', async () => {
    const [place] = await superuser<{ sequence: number; hash: string }[]>`
      select sequence::int, encode(hash, 'hex') as hash from remit.audit_seal where sequence = 5`;
    const requeue = (where: string): Promise<unknown> =>
      superuser.unsafe(`insert into remit.audit_unsealed select tenant_id, id from remit.audit_event e
        where not exists (select from remit.audit_seal s where s.event_id = e.id) and ${where}`);
    await superuser`delete from remit.audit_seal where sequence > 5`;
    await superuser`
      update remit.audit_event set at = now() + interval '1 day' where id = (
        select id from remit.audit_event e
        where not exists (select from remit.audit_seal s where s.event_id = e.id) limit 1)`;
    await requeue('at > now()');
    await sealAll(store, tenant.id);
    await requeue('true');
    await sealAll(store, tenant.id);
    const { findings } = await verifyAudit(store, tenant.id, {
      heads: place === undefined ? null : [place],
      coveredUntil: Date.now() + 60_000,
    });
    expect(findings.map(({ kind }) => kind)).toEqual(['head-missing']);
  });

  test('removes the heads as well is found out as long as nobody wrote new ones', async () => {
    const { findings } = await verifyAudit(store, tenant.id, { heads: [], coveredUntil: Date.now() });
    expect(findings.map(({ kind }) => kind)).toContain('head-missing');
  });
});

test('with its triggers, the record refuses changes even to a superuser in a replica’s role', async () => {
  await superuser.unsafe(
    tables
      .slice(0, 2)
      .map((table) => `alter table ${table} enable always trigger append_only`)
      .join(';'),
  );
  for (const table of tables.slice(0, 2)) {
    for (const statement of [
      `update ${table} set tenant_id = tenant_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      const refused = superuser.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql.unsafe(statement);
      });
      await expect(refused).rejects.toMatchObject({ code: 'RM003' });
    }
  }
  await superuser.unsafe(tables.map((table) => `alter table ${table} disable trigger all`).join(';'));
});
