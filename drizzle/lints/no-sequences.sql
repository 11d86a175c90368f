-- No sequences: they count for all tenants at once, and what they number can be guessed.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'S' and nspname not in ('pg_catalog', 'information_schema');
