-- Functions that read the secrets have them in their plans, which are never shown: whoever calls them with other rights
-- than their own turns that off.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where prosecdef and nspname not in ('pg_catalog', 'information_schema')
  and not coalesce('debug_print_plan=off' = any (proconfig), false);
