-- Views read with the rights of whoever asks.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'v' and nspname not in ('pg_catalog', 'information_schema')
  and not coalesce(reloptions @> '{security_invoker=true}', false);
