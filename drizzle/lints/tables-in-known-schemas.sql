-- Tables lie in the schemas that the other lints look at.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind in ('r', 'p', 'v', 'm', 'f')
  and nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'remit', 'crm', 'hr', 'fin', 'wms', 'context');
