-- Nobody but its owner may truncate, reference, put triggers on or maintain a table, and PUBLIC may do nothing with it.
-- Tables are for the login of requests: whoever else reads one may not be bound by row security.
select pg_class.oid::regclass || ': ' || coalesce(rolname, 'public') || ' ' || privilege_type as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace, aclexplode(relacl)
  left join pg_roles on pg_roles.oid = grantee
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'context') and grantee <> relowner
  and (is_grantable or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or not coalesce(
    rolname ~ '^remit_(app|t_.+)$'
    or (pg_class.oid::regclass::text = 'remit.migration' and rolname in ('remit_migrator', 'remit_cross')
      and privilege_type = 'SELECT')
    or (pg_class.oid::regclass::text = 'remit.audit_unsealed' and rolname = 'remit_cross' and privilege_type = 'INSERT'),
    false));
