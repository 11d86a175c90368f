import { readdirSync, readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { inDatabase } from './provision/database-address.ts';
import { drizzleFolder } from './provision/migration-files.ts';
import { databases } from './directory/roles.ts';

interface Violation {
  readonly change: string;
  readonly offender: string;
  /** In the database of identities, where it is not in one of tenants. */
  readonly ofIdentities?: true;
}

/** For each lint, a change that somebody could make one day, and the offender that the lint must then name. */
const violations: Readonly<Record<string, Violation>> = {
  'row-security-forced': {
    change: 'alter table crm.account no force row level security',
    offender: 'crm.account',
  },
  'tenant-id-required': { change: 'create table crm.note (text text)', offender: 'crm.note' },
  'wall-in-place': {
    change: 'create policy big_ones on crm.contract for select using (value_minor > 100)',
    offender: 'crm.contract',
  },
  'policy-functions-not-immutable': {
    change: 'alter function remit.tenant() immutable',
    offender: 'crm.account: remit.tenant()',
  },
  'foreign-keys-carry-tenant': {
    change: `create table crm.sheet (tenant_id uuid not null, id uuid primary key);
      create table crm.line (tenant_id uuid not null, sheet uuid constraint bare_reference references crm.sheet (id))`,
    offender: 'crm.line: bare_reference',
  },
  'unique-keys-begin-with-tenant': {
    change: 'create unique index number_once on crm.account (number) where false',
    offender: 'crm.number_once',
  },
  'moves-note-every-change': {
    change: 'alter table crm.account disable trigger note_change',
    offender: 'crm.account',
  },
  'no-sequences': { change: 'create sequence crm.numbers', offender: 'crm.numbers' },
  'no-leakproof-functions': {
    change: `create function crm.quick(text) returns boolean language sql immutable leakproof
      set search_path = pg_catalog, pg_temp as 'select true'`,
    offender: 'crm.quick(text)',
  },
  'views-as-invoker': {
    change: 'create view crm.accounts as select * from crm.account',
    offender: 'crm.accounts',
  },
  'no-materialized-views': {
    change: 'create materialized view crm.totals as select 1 as total',
    offender: 'crm.totals',
  },
  'definer-functions-listed': {
    change: `create function crm.all_accounts() returns bigint language sql security definer
      set search_path = pg_catalog, pg_temp as 'select count(*) from crm.account'`,
    offender: 'crm.all_accounts()',
  },
  'functions-fix-search-path': {
    change: 'alter function remit.tenant() set search_path = pg_catalog',
    offender: 'remit.tenant()',
  },
  'functions-not-public': {
    change: 'grant execute on function remit.register_process() to public',
    offender: 'remit.register_process()',
  },
  'no-triggers-with-other-rights': {
    change: 'alter function remit.on_assignment_change() security definer',
    offender: 'remit.on_assignment_change()',
  },
  'grants-minimal': {
    change: 'grant truncate on crm.account to remit_app',
    offender: 'crm.account: remit_app TRUNCATE',
  },
  'column-grants-minimal': {
    change: 'grant select (name) on crm.account to remit_registrar with grant option',
    offender: 'crm.account.name',
  },
  'keys-not-in-shown-plans': {
    change: 'alter function remit.enter(text) set debug_print_plan = on',
    offender: 'remit.enter(text)',
  },
  'plans-follow-tables': {
    change: 'drop trigger plan_anew on context.secret',
    offender: 'context.secret',
  },
  'keys-out-of-reach': {
    change: 'grant select on context.secret to remit_owner',
    offender: 'context.secret',
  },
  'history-append-only': {
    change: 'alter table remit.audit_event enable trigger append_only',
    offender: 'remit.audit_event',
  },
  'events-wait-for-seal': {
    change: 'alter table remit.audit_event enable trigger queue_for_seal',
    offender: 'remit.audit_event',
  },
  'roles-harmless': { change: 'alter role remit_app bypassrls', offender: 'remit_app' },
  'logins-are-members-of-nothing': {
    change: 'grant remit_owner to remit_app',
    offender: 'remit_app in remit_owner',
  },
  'logins-own-nothing': {
    change: 'alter table crm.account owner to remit_app',
    offender: 'remit_app: pg_class',
  },
  'logins-have-no-settings': {
    change: "alter role remit_app set statement_timeout = '1ms'",
    offender: 'remit_app: statement_timeout=1ms',
  },
  'large-objects-closed': {
    change: 'grant execute on function lo_get(oid) to public',
    offender: 'lo_get(oid)',
  },
  'databases-closed': {
    change: 'grant temporary on database remit_shared to public',
    offender: 'remit_shared: TEMPORARY',
  },
  'databases-of-one-login': {
    change: 'grant connect on database dedicated_database to remit_app',
    offender: ': remit_app',
  },
  'other-sessions-hidden': {
    change: 'grant select on pg_stat_activity to public',
    offender: 'pg_stat_activity',
  },
  'no-publications': { change: 'create publication everything for all tables', offender: 'everything' },
  'schemas-closed': { change: 'grant create on schema crm to remit_app', offender: 'crm: CREATE' },
  'languages-closed': { change: 'grant usage on language plpgsql to public', offender: 'plpgsql' },
  'no-default-grants': {
    change: 'alter default privileges in schema crm grant select on tables to remit_app',
    offender: ': SELECT',
  },
  'no-rules-no-event-triggers': {
    change: 'create rule quietly as on delete to crm.account do instead nothing',
    offender: 'crm.account: quietly',
  },
  'no-inherited-tables': {
    change: 'create table crm.big_account () inherits (crm.account)',
    offender: 'crm.big_account',
  },
  'tables-in-known-schemas': { change: 'create table public.loose (id int)', offender: 'loose' },
  'functions-granted-as-listed': {
    change: 'grant execute on function remit.register_process() to remit_app',
    offender: 'remit.register_process(): remit_app',
  },
  'owned-by-owners': {
    change: 'alter table crm.account owner to current_user',
    offender: 'crm.account: postgres',
  },
  'system-objects-not-granted': {
    change: 'grant execute on function pg_read_file(text) to remit_app',
    offender: 'pg_read_file(text): remit_app',
  },
  'system-objects-as-delivered': {
    change: 'grant select on pg_statistic to public',
    offender: 'pg_statistic: SELECT',
  },
  'identity-grants-minimal': {
    change: 'grant select on identity.tenant_credential to remit_app',
    offender: 'identity.tenant_credential: remit_app SELECT',
    ofIdentities: true,
  },
  'identity-history-append-only': {
    change: 'alter table identity.operator_event enable trigger append_only',
    offender: 'identity.operator_event',
    ofIdentities: true,
  },
  'databases-have-no-settings': {
    change: "alter database remit_shared set row_security = 'off'",
    offender: 'remit_shared: row_security=off',
  },
  'no-parameter-grants': {
    change: 'grant set on parameter session_replication_role to remit_app',
    offender: 'session_replication_role: remit_app',
  },
  'no-extensions': { change: 'create extension citext schema crm', offender: 'citext' },
};

/** What these ask is of tables that databases of tenants alone have. */
const ofTenants: ReadonlySet<string> = new Set([
  'events-wait-for-seal',
  'history-append-only',
  'moves-note-every-change',
  'plans-follow-tables',
  'row-security-forced',
  'tenant-id-required',
  'unique-keys-begin-with-tenant',
  'wall-in-place',
]);

const folder = new URL('lints/', drizzleFolder);
const lints = readdirSync(folder).map((file) => file.replace(/\.sql$/, ''));
const connections = new Map<string, Sql>();
let dedicated = '';

beforeAll(async () => {
  const store = await openTestStore();
  dedicated = (await makeTestTenant(store, { tier: 'dedicated' })).databaseName;
  await store.close();
  for (const database of [databases.shared, dedicated, databases.identity]) {
    const address = inDatabase(testStoreOptions().databaseUrl, database);
    connections.set(database, postgres(address, { max: 1, onnotice: () => undefined }));
  }
});
afterAll(() => Promise.all([...connections.values()].map((sql) => sql.end())));

function connectionTo(database: string): Sql {
  const sql = connections.get(database);
  if (sql === undefined) throw new Error(`no connection to ${database}`);
  return sql;
}

async function offenders(sql: Sql, lint: string): Promise<readonly string[]> {
  const rows = await sql.unsafe<{ offender: string }[]>(readFileSync(new URL(`${lint}.sql`, folder), 'utf8'));
  return rows.map(({ offender }) => offender);
}

test('every lint has a violation that it must catch, and the other way round', () => {
  expect(Object.keys(violations).toSorted()).toEqual(lints.toSorted());
});

describe.each(lints)('%s', (lint) => {
  test('finds nothing in a migrated database of either tier', async () => {
    expect(await offenders(connectionTo(databases.shared), lint)).toEqual([]);
    expect(await offenders(connectionTo(dedicated), lint)).toEqual([]);
  });

  test.skipIf(ofTenants.has(lint))('finds nothing in the database of identities', async () => {
    expect(await offenders(connectionTo(databases.identity), lint)).toEqual([]);
  });

  test('catches what breaks it', async () => {
    const { change = '', offender = '', ofIdentities } = violations[lint] ?? {};
    const sql = connectionTo(ofIdentities === true ? databases.identity : databases.shared);
    await sql.unsafe('begin');
    try {
      await sql.unsafe(change.replace('dedicated_database', dedicated));
      expect((await offenders(sql, lint)).join('\n')).toContain(offender);
    } finally {
      await sql.unsafe('rollback');
    }
    expect(await offenders(sql, lint)).toEqual([]);
  });
});
