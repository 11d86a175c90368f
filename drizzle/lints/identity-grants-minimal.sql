-- What people sign in with, and where tenants lie, is for the one login that asks about it; whoever migrates knows how far
-- that is.
select pg_class.oid::regclass || ': ' || coalesce(rolname, 'public') || ' ' || privilege_type as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace, aclexplode(relacl)
  left join pg_roles on pg_roles.oid = grantee
where nspname = 'identity' and grantee <> relowner
  and (is_grantable or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or not coalesce(
    rolname = 'remit_identity'
    or (pg_class.oid::regclass::text = 'identity.migration' and rolname = 'remit_migrator' and privilege_type = 'SELECT'),
    false))
union all
select attrelid::regclass || '.' || attname || ': ' || coalesce(rolname, 'public') || ' ' || privilege_type
from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace,
  aclexplode(attacl) left join pg_roles on pg_roles.oid = grantee
where nspname = 'identity' and grantee <> relowner and (is_grantable or rolname is distinct from 'remit_identity');
