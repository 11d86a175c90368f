-- Trigger functions act with the rights of whoever changes the row.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where prorettype = 'trigger'::regtype and prosecdef and nspname not in ('pg_catalog', 'information_schema');
