import { leak, type SeededLeak } from './seeded-leak.ts';

/** In what else lies in a database: functions, views, triggers, partitions, schemas. */
export const leaksInObjects: readonly SeededLeak[] = [
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
