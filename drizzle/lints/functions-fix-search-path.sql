-- Functions fix their search_path, and it ends in pg_temp: nothing that a session makes stands in for what they mean.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where nspname not in ('pg_catalog', 'information_schema')
  and not exists (select from unnest(proconfig) setting where setting ~ '^search_path=.*\mpg_temp$');
