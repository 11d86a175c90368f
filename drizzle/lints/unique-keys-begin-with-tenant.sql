-- Unique keys and exclusions begin with tenant_id: one tenant's value must never be another's conflict.
select indexrelid::regclass::text as offender
from pg_index join pg_class on pg_class.oid = indrelid join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and (indisunique or indisexclusion)
  and indrelid <> 'remit.migration'::regclass
  and (indkey[0] = 0 or (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) <> 'tenant_id');
