-- Grants on single columns are for the logins of requests alone.
select attrelid::regclass || '.' || attname as offender
from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace,
  aclexplode(attacl)
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'context') and grantee <> relowner
  and (is_grantable or not exists (select from pg_roles where pg_roles.oid = grantee and rolname ~ '^remit_(app|identity|registrar|cross|t_.+)$'));
