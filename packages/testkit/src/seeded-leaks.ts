/** A mistake that somebody could make one day in a migration or on a server, and the lint that must see it. */
export interface SeededLeak {
  readonly name: string;
  /** Run as a superuser, in a transaction of a scratch copy that is rolled back. */
  readonly plant: string;
  /** The lint of `drizzle/lints` that must name it. */
  readonly lint: string;
}

const wall = '(tenant_id = (select remit.tenant()))';

const policies: readonly SeededLeak[] = [
  leak(
    'row security that does not bind the owner',
    'row-security-forced',
    'alter table crm.account no force row level security',
  ),
  leak('row security switched off', 'row-security-forced', 'alter table wms.item disable row level security'),
  leak(
    'a new table without row security',
    'row-security-forced',
    'create table crm.note (tenant_id uuid not null, id uuid not null, text text, primary key (tenant_id, id))',
  ),
  leak(
    'a new table that does not say whose its rows are',
    'tenant-id-required',
    'create table crm.note (text text)',
  ),
  leak('a wall that is missing', 'wall-in-place', 'drop policy tenant_wall on crm.contract'),
  leak(
    'a wall with `or true`',
    'wall-in-place',
    `alter policy tenant_wall on crm.account using (${wall} or true)`,
  ),
  leak(
    'a wall that is wider for reading',
    'wall-in-place',
    'alter policy tenant_wall on hr.employee using (tenant_id is not null)',
  ),
  leak(
    'a wall that is wider for writing',
    'wall-in-place',
    'alter policy tenant_wall on crm.account with check (true)',
  ),
  leak(
    'a wall on a plain setting',
    'wall-in-place',
    `alter policy tenant_wall on crm.account using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)`,
  ),
  leak(
    'a wall that is permissive',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account using ${wall} with check ${wall}`,
  ),
  leak(
    'a wall for one command alone',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account as restrictive for select using ${wall}`,
  ),
  leak(
    'a wall for one role alone',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account as restrictive to remit_app using ${wall} with check ${wall}`,
  ),
  leak(
    'a second permissive policy',
    'wall-in-place',
    'create policy big_ones on crm.contract for select using (value_minor > 100)',
  ),
  leak(
    'a wall that asks an IMMUTABLE function',
    'policy-functions-not-immutable',
    'alter function remit.tenant() immutable',
  ),
];

const keys: readonly SeededLeak[] = [
  leak(
    'a foreign key on one column',
    'foreign-keys-carry-tenant',
    `create table crm.sheet (tenant_id uuid not null, id uuid primary key);
     create table crm.line (tenant_id uuid not null, sheet uuid references crm.sheet (id))`,
  ),
  leak(
    'a foreign key that deletes across tenants',
    'foreign-keys-carry-tenant',
    `create table crm.sheet (tenant_id uuid not null, id uuid primary key);
     create table crm.line (tenant_id uuid not null, sheet uuid references crm.sheet (id) on delete cascade)`,
  ),
  leak(
    'a unique key on one column',
    'unique-keys-begin-with-tenant',
    'create unique index on crm.account (number) where false',
  ),
  leak(
    'a unique key on an expression',
    'unique-keys-begin-with-tenant',
    'create unique index on remit.member (lower(email)) where false',
  ),
  leak(
    'a primary key without the tenant',
    'unique-keys-begin-with-tenant',
    'create table crm.note (tenant_id uuid not null, id uuid primary key)',
  ),
  leak(
    'an exclusion without the tenant',
    'unique-keys-begin-with-tenant',
    'alter table crm.account add exclude using btree (number with =) where (false)',
  ),
  leak(
    'a sequence',
    'no-sequences',
    'create sequence crm.numbers; grant select, usage on crm.numbers to remit_app',
  ),
];

const objects: readonly SeededLeak[] = [
  leak(
    'a plain view',
    'views-as-invoker',
    'create view crm.accounts as select * from crm.account; grant select on crm.accounts to remit_app',
  ),
  leak(
    'a view with the rights of its owner',
    'views-as-invoker',
    'create view crm.accounts with (security_invoker = false, security_barrier) as select * from crm.account',
  ),
  leak(
    'a materialized view',
    'no-materialized-views',
    'create materialized view crm.totals as select tenant_id, count(*) from crm.account group by 1',
  ),
  leak(
    'a function with the rights of its owner',
    'definer-functions-listed',
    `create function crm.all_accounts() returns setof crm.account language sql security definer
       set search_path = pg_catalog, pg_temp as 'select * from crm.account'`,
  ),
  leak(
    'a listed function that a superuser owns',
    'definer-functions-listed',
    'alter function remit.enter(text) owner to current_user',
  ),
  leak(
    'a function without a search_path',
    'functions-fix-search-path',
    'alter function remit.tenant() reset search_path',
  ),
  leak(
    'a search_path that does not end in pg_temp',
    'functions-fix-search-path',
    'alter function remit.tenant() set search_path = pg_catalog',
  ),
  leak(
    'a trigger with the rights of its owner',
    'no-triggers-with-other-rights',
    'alter function remit.on_assignment_change() security definer',
  ),
  leak(
    'a function that everybody may call',
    'functions-not-public',
    'grant execute on function remit.register_process() to public',
  ),
  leak(
    'a function that lets requests register keys',
    'functions-granted-as-listed',
    'grant execute on function remit.register_process() to remit_app',
  ),
  leak(
    'a plan with the secret in it that is shown',
    'keys-not-in-shown-plans',
    'alter function remit.tenant() reset debug_print_plan',
  ),
  leak(
    'a connection that goes on with what it knew of a tenant that has moved',
    'plans-follow-tables',
    'alter table context.tenant_move disable trigger plan_anew',
  ),
  leak(
    'a LEAKPROOF function',
    'no-leakproof-functions',
    `create function crm.quick(text) returns boolean language sql immutable leakproof
       set search_path = pg_catalog, pg_temp as 'select true'`,
  ),
  leak(
    'a function with the rights of its owner among those of PostgreSQL',
    'definer-functions-listed',
    `create function pg_catalog.all_accounts() returns setof crm.account language sql security definer
       as 'select * from crm.account'`,
  ),
  leak(
    'a trigger with the rights of its owner among those of PostgreSQL',
    'no-triggers-with-other-rights',
    `create function pg_catalog.on_any_change() returns trigger language plpgsql security definer
       set search_path = pg_catalog, pg_temp as 'begin return null; end'`,
  ),
  leak(
    'a view with the rights of its owner among those of PostgreSQL',
    'views-as-invoker',
    `create view information_schema.accounts as select * from crm.account;
     grant select on information_schema.accounts to remit_app`,
  ),
  leak(
    'a table among those of PostgreSQL',
    'tables-in-known-schemas',
    'create table information_schema.loose as select * from crm.account',
  ),
  leak(
    'a table that inherits',
    'no-inherited-tables',
    'create table crm.big_account () inherits (crm.account)',
  ),
  leak(
    'a grant on a partition',
    'no-inherited-tables',
    `create table crm.note (tenant_id uuid not null, at date not null) partition by range (at);
     create table crm.note_now partition of crm.note for values from ('2026-01-01') to ('2027-01-01');
     grant select on crm.note_now to remit_app`,
  ),
  leak(
    'a partition of events that requests may read',
    'no-inherited-tables',
    'grant select on remit.audit_event_first to remit_app',
  ),
  leak(
    'a column of a partition that requests may read',
    'no-inherited-tables',
    'grant select (details) on remit.audit_event_default to remit_app',
  ),
  leak(
    'a partition without forced row security',
    'no-inherited-tables',
    'alter table remit.audit_event_first no force row level security',
  ),
  leak(
    'a partition whose history can be changed',
    'no-inherited-tables',
    'drop trigger append_only on remit.audit_event_first',
  ),
  leak(
    'a partition made by hand',
    'no-inherited-tables',
    `create table remit.audit_event_2030_01 partition of remit.audit_event
      for values from ('2030-01-01') to ('2030-02-01')`,
  ),
  leak('a table where no lint looks', 'tables-in-known-schemas', 'create table public.loose (id int)'),
  leak(
    'a rewrite rule',
    'no-rules-no-event-triggers',
    'create rule quietly as on delete to crm.account do instead nothing',
  ),
  leak(
    'a rule of a view that writes elsewhere',
    'no-rules-no-event-triggers',
    `create view crm.accounts with (security_invoker = true) as select * from crm.account;
     create rule quietly as on insert to crm.accounts do instead delete from crm.account`,
  ),
  leak(
    'an event trigger',
    'no-rules-no-event-triggers',
    `create function remit.watch() returns event_trigger language plpgsql set search_path = pg_catalog, pg_temp as 'begin end';
     create event trigger watch on ddl_command_end execute function remit.watch()`,
  ),
  leak('an extension', 'no-extensions', 'create extension citext schema crm'),
  leak('a way to data elsewhere', 'no-extensions', 'create foreign data wrapper elsewhere'),
  leak('a publication', 'no-publications', 'create publication everything for all tables'),
  leak(
    'a subscription',
    'no-publications',
    `create subscription everything connection 'dbname=elsewhere' publication everything
       with (connect = false, slot_name = none)`,
  ),
  leak('a table that a superuser owns', 'owned-by-owners', 'alter table crm.account owner to current_user'),
  leak(
    'history that a setting opens',
    'history-append-only',
    'alter table remit.audit_event enable trigger append_only',
  ),
  leak(
    'history that requests may change',
    'history-append-only',
    'grant update (details) on remit.audit_event to remit_app',
  ),
  leak(
    'history that whoever counts may change',
    'history-append-only',
    'grant update, delete on remit.audit_event to remit_cross',
  ),
  leak(
    'history that is kept under a condition',
    'history-append-only',
    `drop trigger append_only on remit.policy_version;
     create trigger append_only before update or delete or truncate on remit.policy_version
       for each statement when (current_setting('app.mend', true) is null) execute function remit.refuse_change();
     alter table remit.policy_version enable always trigger append_only`,
  ),
  leak(
    'history that is kept in one column',
    'history-append-only',
    `drop trigger append_only on remit.policy_version;
     create trigger append_only before update of reason or delete or truncate on remit.policy_version
       for each statement execute function remit.refuse_change();
     alter table remit.policy_version enable always trigger append_only`,
  ),
  leak(
    'history that is kept by a trigger that refuses nothing',
    'history-append-only',
    `create function remit.let_be() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
       as 'begin return null; end';
     drop trigger append_only on remit.policy_version;
     create trigger append_only before update or delete or truncate on remit.policy_version
       for each statement execute function remit.let_be();
     alter table remit.policy_version enable always trigger append_only`,
  ),
  leak(
    'events of which some are never sealed',
    'events-wait-for-seal',
    `drop trigger queue_for_seal on remit.audit_event;
     create trigger queue_for_seal after insert on remit.audit_event
       for each row when (new.outcome = 'allow') execute function remit.queue_for_seal();
     alter table remit.audit_event enable always trigger queue_for_seal`,
  ),
  leak(
    'changes that are noted of one column alone',
    'moves-note-every-change',
    `drop trigger note_change on crm.account;
     create trigger note_change after insert or delete or update of name on crm.account
       for each row execute function remit.note_change()`,
  ),
];

const rights: readonly SeededLeak[] = [
  leak('TRUNCATE', 'grants-minimal', 'grant truncate on crm.account to remit_app'),
  leak('TRIGGER', 'grants-minimal', 'grant trigger on crm.account to remit_app'),
  leak('REFERENCES', 'grants-minimal', 'grant references on crm.account to remit_app'),
  leak(
    'a right that may be handed on',
    'grants-minimal',
    'grant select on crm.account to remit_app with grant option',
  ),
  leak('a table for everybody', 'grants-minimal', 'grant select on crm.account to public'),
  leak(
    'a column for a login that has none',
    'column-grants-minimal',
    'grant select (name) on crm.account to remit_registrar with grant option',
  ),
  leak(
    'a table for whoever looks past row security',
    'grants-minimal',
    'create role reports login bypassrls; grant select on crm.account to reports',
  ),
  leak('a table for whoever counts', 'grants-minimal', 'grant select on crm.account to remit_cross'),
  leak(
    'a table for whoever registers keys',
    'grants-minimal',
    'grant select on remit.member to remit_registrar',
  ),
  leak(
    'a column for whoever counts',
    'column-grants-minimal',
    'grant select (name) on remit.member to remit_cross',
  ),
  leak('keys in reach', 'keys-out-of-reach', 'grant select on context.secret to remit_app'),
  leak('the schema of keys in reach', 'keys-out-of-reach', 'grant usage on schema context to remit_app'),
  leak(
    'large objects for everybody',
    'large-objects-closed',
    'grant execute on function lo_get(oid) to public',
  ),
  leak(
    'large objects for requests',
    'system-objects-not-granted',
    'grant execute on function lo_get(oid) to remit_app',
  ),
  leak(
    'files for requests',
    'system-objects-not-granted',
    'grant execute on function pg_read_file(text) to remit_app',
  ),
  leak(
    'other sessions’ statements for requests',
    'system-objects-not-granted',
    'grant select on pg_stat_activity to remit_app',
  ),
  leak(
    'other sessions’ statements for everybody',
    'other-sessions-hidden',
    'grant select on pg_stat_activity to public',
  ),
  leak(
    'statistics of hidden rows for requests',
    'system-objects-not-granted',
    'grant select on pg_statistic to remit_app',
  ),
  leak(
    'statistics of hidden rows for everybody',
    'system-objects-as-delivered',
    'grant select on pg_statistic to public',
  ),
  leak(
    'a column of passwords for everybody',
    'system-objects-as-delivered',
    'grant select (rolpassword) on pg_authid to public',
  ),
  leak(
    'files for everybody',
    'system-objects-as-delivered',
    'grant execute on function pg_read_binary_file(text) to public',
  ),
  leak(
    'rights on what is yet to be made',
    'no-default-grants',
    'alter default privileges in schema crm grant select on tables to remit_app',
  ),
  leak('making things in a schema', 'schemas-closed', 'grant create on schema crm to remit_app'),
  leak('blocks of code', 'languages-closed', 'grant usage on language plpgsql to public'),
  leak('blocks of code for requests', 'languages-closed', 'grant usage on language plpgsql to remit_app'),
];

const logins: readonly SeededLeak[] = [
  leak('BYPASSRLS', 'roles-harmless', 'alter role remit_app bypassrls'),
  leak('a superuser', 'roles-harmless', 'alter role remit_app superuser'),
  leak('CREATEROLE', 'roles-harmless', 'alter role remit_app createrole'),
  leak('REPLICATION', 'roles-harmless', 'alter role remit_app replication'),
  leak('an owner who may log in', 'roles-harmless', 'alter role remit_owner login'),
  leak('membership of the owner', 'logins-are-members-of-nothing', 'grant remit_owner to remit_app'),
  leak(
    'membership of those who read everything',
    'logins-are-members-of-nothing',
    'grant pg_read_all_data to remit_app',
  ),
  leak(
    'somebody who acts as requests do',
    'logins-are-members-of-nothing',
    'create role reports login; grant remit_app to reports',
  ),
  leak('a table that requests own', 'logins-own-nothing', 'alter table crm.account owner to remit_app'),
  leak(
    'a setting of a login',
    'logins-have-no-settings',
    "alter role remit_app set session_replication_role = 'replica'",
  ),
  leak(
    'a setting of a database',
    'databases-have-no-settings',
    "alter database scratch_copy set row_security = 'off'",
  ),
  leak(
    'a parameter that requests may set',
    'no-parameter-grants',
    'grant set on parameter session_replication_role to remit_app',
  ),
  leak(
    'a database open to everybody',
    'databases-closed',
    'grant connect on database scratch_copy to public',
  ),
  leak(
    'a shared database that a tenant’s own login comes into',
    'databases-of-one-login',
    'create role remit_t_elsewhere login; grant connect on database scratch_copy to remit_t_elsewhere',
  ),
  leak(
    'a database that a login beside Remit comes into',
    'databases-of-one-login',
    'create role reports login; grant connect on database scratch_copy to reports',
  ),
  leak(
    'temporary tables for everybody',
    'databases-closed',
    'grant temporary on database scratch_copy to public',
  ),
  leak(
    'temporary tables for requests',
    'databases-closed',
    'grant temporary on database scratch_copy to remit_app',
  ),
];

/** At least forty; each is planted and each must be seen. */
export const seededLeaks: readonly SeededLeak[] = [...policies, ...keys, ...objects, ...rights, ...logins];

function leak(name: string, lint: string, plant: string): SeededLeak {
  return { name, lint, plant };
}
