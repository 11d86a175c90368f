import { attacksByTicket, attacksBySetting, attacksOnFunction, attacksOnRole } from './attack-identity.ts';
import { attacksOnTable } from './attack-tables.ts';
import type { FilledTenant } from './postgres-rows.ts';
import type { Script } from './script.ts';

/** Whom a script is run as, and whom it is after. */
export interface Prey {
  readonly own: string;
  readonly other: string;
  /** Ids of rows of the other tenant. */
  readonly ids: FilledTenant;
  /** The login that requests use in the database. */
  readonly login: string;
  /** What the database has, from its own catalog: what is new there is attacked too. */
  readonly tables: readonly string[];
  readonly roles: readonly string[];
  readonly functions: readonly string[];
  /** Tickets for `other` by the name of what is wrong with them. */
  readonly tickets: Readonly<Record<string, string>>;
}

/** SQL that got into a transaction of `own` through some hole in the application, as the login that requests use. */
export interface AttackerScript {
  readonly name: string;
  readonly sql: string;
}

/** What an attacker may try, each script a guess of its own. None may show, change or count a row of `other`. */
export function attackerScripts(prey: Prey): readonly AttackerScript[] {
  const { own, other, ids, login } = prey;
  const kinds: Readonly<Record<string, readonly Script[]>> = {
    claims: claims(own, other),
    tables: prey.tables.flatMap((table) => attacksOnTable(table, { own, other })),
    roles: [...rolesAndRights(), ...prey.roles.flatMap((role) => attacksOnRole(role, login))],
    settings: attacksBySetting(other),
    tickets: attacksByTicket(prey.tickets, other),
    functions: prey.functions.flatMap(attacksOnFunction),
    definitions: definitions(),
    'what is left over': leftovers(other),
    catalogs: catalogs(),
    files: files(),
    writes: writes(own, other, ids),
    oracles: oracles(own, other, ids),
    spying: spying(other),
  };
  return Object.entries(kinds).flatMap(([kind, scripts]) =>
    scripts.map(([name, sql]) => ({ name: `${kind}: ${name}`, sql })),
  );
}

function claims(own: string, other: string): readonly Script[] {
  const read = `select * from crm.account`;
  const forged = ['', ' ', 'null', other, `${other}${'0'.repeat(64)}`, `{${other}}`];
  return [
    ...forged.flatMap((claim, index): Script[] => [
      [`a forged claim, ${index}`, `select set_config('remit.claim', '${claim}', true); ${read}`],
      [
        `a forged claim for the session, ${index}`,
        `select set_config('remit.claim', '${claim}', false); commit; ${read}`,
      ],
    ]),
    ['SET the claim', `set remit.claim = '${other}'; ${read}`],
    ['SET LOCAL the claim', `set local remit.claim to '${other}'; ${read}`],
    [
      'put the other tenant before the own signature',
      `select set_config('remit.claim', '${other}' || substr(current_setting('remit.claim'), 37), true); ${read}`,
    ],
    [
      'UNION with set_config',
      `select name from crm.account union select set_config('remit.claim', '${other}', true); ${read}`,
    ],
    ['reset everything', `reset all; ${read}`],
    ['discard everything', `commit; discard all; ${read}`],
    ['enter without a ticket', `select remit.enter('${other}'); ${read}`],
    ['enter with the own claim', `select remit.enter(current_setting('remit.claim')); ${read}`],
    ['register a key', `select remit.register_process()`],
    ['commit and read on', `commit; ${read}`],
    ['commit and begin again', `commit; begin; ${read}`],
    ['commit and chain', `commit and chain; ${read}`],
    ['roll back and chain', `rollback and chain; ${read}`],
    [
      'a claim for the own tenant kept in the session',
      `select set_config('remit.claim', current_setting('remit.claim'), false); commit; ${read}`,
    ],
    ['a tautology', `select * from crm.account where tenant_id = '${own}' or true`],
  ];
}

const remitRoles = ['remit_owner', 'remit_context', 'remit_migrator', 'remit_registrar', 'remit_identity'];

function rolesAndRights(): readonly Script[] {
  const read = 'select * from crm.account';
  const others = [
    ...remitRoles,
    'postgres',
    'pg_read_all_data',
    'pg_write_all_data',
    'pg_monitor',
    'pg_database_owner',
  ];
  return [
    ...others.map((role): Script => [`SET ROLE ${role}`, `set role ${role}; ${read}`]),
    ...others.map((role): Script => [
      `SESSION AUTHORIZATION ${role}`,
      `set session authorization ${role}; ${read}`,
    ]),
    ['RESET ROLE', `reset role; ${read}`],
    ['row security off', `set row_security = off; ${read}`],
    ['replication role', `set session_replication_role = replica; delete from remit.audit_event`],
    ['make oneself a superuser', 'alter role remit_app superuser'],
    ['make oneself a bypasser', 'alter role remit_app bypassrls'],
    ['become a member', 'grant remit_owner to remit_app'],
    ['make a role', 'create role eve login superuser'],
    ['drop what one owns', `drop owned by remit_app; ${read}`],
    ['drop what the owner owns', 'drop owned by remit_owner cascade'],
    ['reassign', 'reassign owned by remit_owner to remit_app'],
    ['grant oneself', 'grant all on all tables in schema remit to remit_app'],
    ['grant everybody', 'grant select on crm.account to public'],
    ['revoke the wall’s function', 'revoke execute on function remit.tenant() from public, remit_app'],
  ];
}

function definitions(): readonly Script[] {
  return [
    [
      'a block of code',
      "do $$ begin raise notice '%', (select string_agg(name, ',') from crm.account); end $$",
    ],
    [
      'a function in plpgsql',
      'create function remit.f() returns text language plpgsql as $$ begin return 1; end $$',
    ],
    [
      'a function in SQL',
      "create function crm.f() returns bigint language sql as 'select count(*) from crm.account'",
    ],
    ['a function in public', "create function public.f() returns int language sql as 'select 1'"],
    ['a function in pg_temp', "create function pg_temp.f() returns int language sql as 'select 1'"],
    ['a temporary table', 'create temporary table loot as select * from crm.account'],
    ['a table', 'create table public.loot (t text)'],
    ['SELECT INTO', 'select * into public.loot from crm.account'],
    ['a schema', 'create schema loot'],
    ['a view', 'create view public.loot as select * from crm.account'],
    ['a materialized view', 'create materialized view public.loot as select * from crm.account'],
    ['a rule', 'create rule r as on select to crm.account do instead select 1'],
    ['a trigger', 'create trigger t before insert on crm.account execute function remit.refuse_change()'],
    ['a policy', 'create policy open on crm.account using (true)'],
    ['no wall', 'drop policy tenant_wall on crm.account'],
    ['a wider wall', 'alter policy tenant_wall on crm.account using (true)'],
    ['no row security', 'alter table crm.account disable row level security'],
    ['no force', 'alter table crm.account no force row level security'],
    ['another owner', 'alter table crm.account owner to remit_app'],
    [
      'another function for the wall',
      "create or replace function remit.tenant() returns uuid language sql as 'select null::uuid'",
    ],
    ['an extension', 'create extension dblink'],
    ['another extension', 'create extension pgcrypto schema public'],
    ['a foreign server', 'create server s foreign data wrapper postgres_fdw'],
    ['an operator', 'create operator public.=== (function = texteq, leftarg = text, rightarg = text)'],
    ['a cast', 'create cast (text as int) with inout as implicit'],
    ['a domain', 'create domain public.d as text'],
    ['statistics', 'create statistics s on name, number from crm.account'],
    ['an index', 'create index on crm.account (name)'],
    ['a publication', 'create publication p for all tables'],
    ['a database', 'commit; create database loot'],
    ['a system setting', "commit; alter system set log_statement = 'all'"],
    ['a security label', "security label on table crm.account is 'x'"],
  ];
}

function leftovers(other: string): readonly Script[] {
  return [
    [
      'a cursor with hold',
      'declare c cursor with hold for select * from crm.account; commit; fetch all from c',
    ],
    ['a prepared statement', `prepare p as select * from crm.account; execute p; commit; begin; execute p`],
    [
      'a generic plan',
      `set plan_cache_mode = force_generic_plan; prepare g(uuid) as select * from crm.account where tenant_id = $1; execute g('${other}')`,
    ],
    ['a prepared transaction', "prepare transaction 'x'"],
    ['an exported snapshot', 'select pg_export_snapshot()'],
    ['a session lock', 'select pg_advisory_lock(1)'],
    ['waiting for notices', 'listen everything; select pg_listening_channels()'],
    ['ending others', 'select pg_terminate_backend(pid) from generate_series(1, 100000) pid'],
    ['cancelling others', 'select pg_cancel_backend(1)'],
    ['locking a table', 'lock table crm.account in access exclusive mode'],
    [
      'sleeping out of reach of time-outs',
      'set statement_timeout = 0; set transaction_timeout = 0; select 1',
    ],
  ];
}

function catalogs(): readonly Script[] {
  const relations = [
    'pg_stat_activity',
    'pg_stat_user_tables',
    'pg_statio_user_tables',
    'pg_stat_all_indexes',
    'pg_stat_ssl',
    'pg_locks',
    'pg_prepared_xacts',
    'pg_stats',
    'pg_stats_ext',
    'pg_statistic',
    'pg_statistic_ext_data',
    'pg_authid',
    'pg_shadow',
    'pg_user_mapping',
    'pg_hba_file_rules',
    'pg_file_settings',
    'pg_largeobject',
    'context.tenant_move',
    'context.secret',
    'context.placement',
    'remit.migration',
    'pg_prepared_statements',
    'pg_cursors',
    'pg_policies',
    'information_schema.column_privileges',
  ];
  const calls = [
    "pg_relation_size('crm.account')",
    "pg_total_relation_size('crm.account')",
    'pg_database_size(current_database())',
    "pg_stat_get_live_tuples('crm.account'::regclass)",
    "pg_stat_get_tuples_inserted('crm.account'::regclass)",
    'pg_stat_get_activity(null)',
    'pg_lock_status()',
    "table_to_xml('crm.account', true, false, '')",
    "schema_to_xml('crm', true, false, '')",
    "database_to_xml(true, false, '')",
    "pg_get_functiondef('remit.enter(text)'::regprocedure)",
    'pg_stat_reset()',
    'pg_blocking_pids(1)',
    "ts_stat('select to_tsvector(name) from crm.account')",
  ];
  return [
    ...relations.map((name): Script => [`look into ${name}`, `select * from ${name}`]),
    ...calls.map((call): Script => [`call ${call.split('(')[0]}`, `select * from ${call}`]),
    ['samples', 'select * from crm.account tablesample system (100)'],
    ['system columns', 'select ctid, xmin, tableoid, * from crm.account'],
    [
      'a row by its place',
      "select * from crm.account where ctid = any (array(select format('(0,%s)', n)::tid from generate_series(1, 200) n))",
    ],
    ['what toast tables hold', "select relname from pg_class where relkind = 't'"],
  ];
}

function files(): readonly Script[] {
  return [
    ['COPY to a file', "copy crm.account to '/tmp/loot'"],
    ['COPY to a program', "copy crm.account to program 'cat'"],
    ['COPY from a file', "copy crm.account from '/etc/passwd'"],
    ['reading a file', "select pg_read_file('postgresql.conf')"],
    ['listing files', "select pg_ls_dir('.')"],
    ['a large object', "select lo_from_bytea(0, 'x')"],
    ['importing a large object', "select lo_import('/etc/passwd')"],
    ['reading a large object', 'select lo_get(1)'],
    ['a library', "load 'plpgsql'"],
    ['a library of a session', "set session_preload_libraries = 'dblink'"],
    ['the log', 'select pg_current_logfile()'],
    ['a logical message', "select pg_logical_emit_message(false, 'x', 'y')"],
    ['a replication slot', "select pg_create_logical_replication_slot('s', 'pgoutput')"],
  ];
}

function writes(own: string, other: string, ids: FilledTenant): readonly Script[] {
  return [
    ['update everything', "update crm.account set name = 'owned'"],
    ['update the other', `update crm.account set name = 'owned' where tenant_id = '${other}' returning *`],
    ['delete everything of the other', `delete from wms.shipment where tenant_id = '${other}' returning *`],
    ['move a row over', `update crm.account set tenant_id = '${other}'`],
    [
      'insert for the other',
      `insert into remit.folder (tenant_id, path, name) values ('${other}', '/eve', 'Eve')`,
    ],
    [
      'upsert over the other',
      `insert into crm.account (tenant_id, id, folder, number, name) values ('${other}', '${ids.account}', '/', 'A-1', 'owned') on conflict (tenant_id, id) do update set name = 'owned'`,
    ],
    [
      'upsert quietly',
      `insert into crm.account (tenant_id, id, folder, number, name) values ('${other}', '${ids.account}', '/', 'A-1', 'x') on conflict do nothing returning *`,
    ],
    [
      'upsert with a look at the hidden row',
      `insert into crm.account as a (tenant_id, id, folder, number, name) values ('${other}', '${ids.account}', '/', 'A-1', 'x') on conflict (tenant_id, id) do update set name = 'y' where a.name::int > 0`,
    ],
    [
      'merge',
      `merge into crm.account a using (values ('${other}'::uuid)) v (t) on a.tenant_id = v.t when matched then update set name = 'owned' when not matched then insert (tenant_id, id, folder, number, name) values (v.t, gen_random_uuid(), '/', 'X', 'x')`,
    ],
    [
      'merge that deletes',
      `merge into wms.shipment s using (values ('${other}'::uuid)) v (t) on s.tenant_id = v.t when matched then delete`,
    ],
    [
      'a writing CTE',
      `with gone as (delete from wms.shipment where tenant_id = '${other}' returning *) select * from gone`,
    ],
    ['truncate', 'truncate crm.account cascade'],
    [
      'grow another tenant’s revision',
      `update remit.tenant set epoch = epoch + 1 where tenant_id = '${other}'`,
    ],
    ['take another tenant’s id', `update remit.tenant set tenant_id = '${other}'`],
    [
      'make a tenant',
      `insert into remit.tenant (tenant_id, slug, name, time_zone, base_currency) values (gen_random_uuid(), 'eve', 'Eve', 'UTC', 'EUR')`,
    ],
    ['erase one’s traces', 'delete from remit.audit_event'],
    ['rewrite one’s traces', "update remit.audit_event set action = 'nothing'"],
    [
      'date one’s traces back',
      `insert into remit.audit_event (tenant_id, at, action, target_type, outcome, because, correlation_id) values ('${own}', '2020-01-01', 'x', 'y', 'allow', '[]', gen_random_uuid())`,
    ],
    ['rewrite the policy', "update remit.policy_version set document = '{}'"],
    ['rewrite an approval', "update fin.payment_request_event set action = 'approve'"],
    ['a cascade from the own folder', "update remit.folder set path = '/owned' where path = '/sales'"],
    ['a cascade from every department', "update remit.department set path = path || 'x'"],
  ];
}

function oracles(own: string, other: string, ids: FilledTenant): readonly Script[] {
  return [
    ['an error with the value', `select name::int from crm.account where tenant_id = '${other}'`],
    [
      'a division by what is hidden',
      `select 1 / (length(name) - length(name)) from crm.account where tenant_id = '${other}'`,
    ],
    ['a cast before the wall', `select * from crm.account where name::int = 1 and tenant_id = '${other}'`],
    [
      'an array cast',
      `select * from crm.account where (array[name])::int[] = '{1}' and tenant_id <> '${own}'`,
    ],
    [
      'a case before the wall',
      `select * from crm.account where case when tenant_id = '${other}' then 1 / 0 = 0 else true end`,
    ],
    [
      'a reference to the other’s row',
      `insert into crm.contract (tenant_id, id, folder, number, name, account_id) values ('${own}', gen_random_uuid(), '/sales', 'X', 'x', '${ids.account}')`,
    ],
    [
      'a lateral join',
      `select b.* from crm.account a, lateral (select * from crm.account where tenant_id <> a.tenant_id) b`,
    ],
    [
      'a correlated subquery',
      `select (select string_agg(name, ',') from crm.account where tenant_id <> a.tenant_id) from crm.account a`,
    ],
    [
      'a recursive query',
      `with recursive r as (select * from crm.account union select a.* from crm.account a join r on true) select * from r`,
    ],
    ['a window', 'select name, count(*) over () from crm.account'],
    ['grouping sets', 'select tenant_id, count(*) from crm.account group by rollup (tenant_id)'],
    [
      'parallel workers',
      'set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; set debug_parallel_query = on; select * from crm.account',
    ],
    ['a lock on the other’s row', `select * from crm.account where tenant_id = '${other}' for update`],
    ['explain', `explain (analyze, verbose) select * from crm.account where tenant_id = '${other}'`],
  ];
}

function spying(other: string): readonly Script[] {
  const loud =
    'set client_min_messages = debug5; set debug_print_parse = on; set debug_print_rewritten = on; ' +
    'set debug_print_plan = on; set debug_pretty_print = off;';
  return [
    ['plans of the wall, printed', `${loud} select remit.tenant(); select * from crm.account`],
    [
      'plans of the ticket check, printed',
      `${loud} select remit.enter('${'0'.repeat(18)}|${other}|${'0'.repeat(10)}|${'0'.repeat(13)}|${'0'.repeat(64)}')`,
    ],
    ['a shadow of what the wall calls', `set search_path = pg_temp, remit; select remit.tenant()`],
  ];
}
