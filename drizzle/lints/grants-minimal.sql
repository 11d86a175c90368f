-- Nobody but its owner may truncate, reference, put triggers on or maintain a table, and PUBLIC may do nothing with it.
select pg_class.oid::regclass || ': ' || privilege_type as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace, aclexplode(relacl)
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'context') and grantee <> relowner
  and (grantee = 0 or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or is_grantable);
