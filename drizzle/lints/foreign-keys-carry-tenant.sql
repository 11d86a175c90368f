-- Foreign keys begin with tenant_id on both sides: key checks look past row security.
select conrelid::regclass || ': ' || conname as offender
from pg_constraint join pg_namespace on pg_namespace.oid = connamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and contype = 'f' and not (
  (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) = 'tenant_id'
  and (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) = 'tenant_id');
