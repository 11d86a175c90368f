-- Every table of a tenant schema says whose each row is.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and pg_class.oid <> 'remit.migration'::regclass
  and not exists (
    select from pg_attribute
    where attrelid = pg_class.oid and attname = 'tenant_id' and atttypid = 'uuid'::regtype and attnotnull);
