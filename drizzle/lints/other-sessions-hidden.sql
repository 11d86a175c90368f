-- What other sessions do, what they lock and how much there is of others' rows stays out of sight.
select oid::regclass::text as offender
from pg_class
where relnamespace = 'pg_catalog'::regnamespace and relkind = 'v'
  and (relname like 'pg\_stat%' or relname in ('pg_locks', 'pg_prepared_xacts'))
  and has_table_privilege('public', oid, 'select')
union all
select oid::regprocedure::text
from pg_proc
where pronamespace = 'pg_catalog'::regnamespace
  and (proname like 'pg\_stat\_get\_%' or proname in ('pg_lock_status', 'pg_relation_size', 'pg_terminate_backend',
    'pg_cancel_backend', 'pg_advisory_lock', 'pg_try_advisory_lock'))
  and has_function_privilege('public', oid, 'execute');
