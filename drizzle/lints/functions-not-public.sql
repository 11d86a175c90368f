-- No function of ours is everybody's to call.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where nspname not in ('pg_catalog', 'information_schema') and has_function_privilege('public', pg_proc.oid, 'execute');
