-- No materialized views and no foreign tables: neither knows row security.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind in ('m', 'f') and nspname not in ('pg_catalog', 'information_schema');
