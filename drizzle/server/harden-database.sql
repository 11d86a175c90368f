-- Run by the maintenance login in every database that Remit makes: takes from PUBLIC what PostgreSQL gives it, so that
-- SQL which gets into one tenant's transaction learns nothing of other tenants and leaves nothing behind for them.

revoke all on schema public from public;

-- Blocks of code and new functions are for migrations.
revoke usage on language plpgsql from public;
grant usage on language plpgsql to remit_owner, remit_context;

-- Large objects know no rows and no row security.
do $$
declare
  signature regprocedure;
begin
  for signature in
    select oid::regprocedure from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace and (
      proname like 'lo\_%' or proname in ('loread', 'lowrite')
      -- Counts of rows, and the texts of other sessions' statements.
      or proname like 'pg\_stat\_get\_%' or proname like 'pg\_stat\_reset%'
      or proname in ('pg_lock_status', 'pg_get_multixact_members', 'pg_prepared_xact', 'pg_relation_size',
        'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size', 'pg_tablespace_size',
        'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids')
      -- Other sessions of the same login could be ended, or made to wait, beyond the end of a transaction.
      or proname in ('pg_cancel_backend', 'pg_terminate_backend', 'pg_log_backend_memory_contexts',
        'pg_advisory_lock', 'pg_advisory_lock_shared', 'pg_try_advisory_lock', 'pg_try_advisory_lock_shared',
        'pg_logical_emit_message', 'pg_export_snapshot'))
  loop
    execute format('revoke execute on function %s from public', signature);
  end loop;
end
$$;

do $$
declare
  view regclass;
begin
  for view in
    select oid::regclass from pg_class
    where relnamespace = 'pg_catalog'::regnamespace and relkind = 'v'
      and (relname like 'pg\_stat%' or relname in ('pg_locks', 'pg_prepared_xacts'))
  loop
    execute format('revoke all on %s from public', view);
  end loop;
end
$$;

-- Migrations of one database take turns.
grant execute on function pg_advisory_lock(bigint) to remit_migrator;
