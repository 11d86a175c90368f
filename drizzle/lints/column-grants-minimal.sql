-- Grants on single columns are for the login of requests, and for counting what operators are told.
select attrelid::regclass || '.' || attname || ': ' || grantee::regrole || ' ' || privilege_type as offender
from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace,
  aclexplode(attacl)
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'context') and grantee <> relowner and (is_grantable or not coalesce(
  grantee::regrole::text ~ '^remit_(app|t_.+)$'
  or (grantee::regrole::text = 'remit_cross' and (
    (attrelid::regclass::text = 'remit.audit_event' and privilege_type = 'INSERT')
    or (attrelid::regclass || '.' || attname in (
      'remit.tenant.tenant_id', 'remit.tenant.policy_version', 'remit.member.tenant_id', 'remit.member.id',
      'remit.member.status', 'fin.payment_request.tenant_id', 'fin.payment_request.id', 'fin.payment_request.status')
      and privilege_type = 'SELECT'))),
  false));
