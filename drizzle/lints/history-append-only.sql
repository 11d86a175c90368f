-- What is written down stays: no right to change it, and a trigger that refuses under every setting.
select name as offender
from unnest(array['remit.audit_event', 'remit.audit_seal', 'remit.policy_version', 'remit.directory_change',
  'fin.payment_request_event']) as name
where not exists (
    select from pg_trigger
    where tgrelid = name::regclass and tgname = 'append_only' and tgenabled = 'A' and not tgisinternal
      -- Before, per statement, on delete, update and truncate.
      and tgtype = 2 + 8 + 16 + 32)
  or exists (
    select from pg_class, aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
    where pg_class.oid = name::regclass and rolname ~ '^remit_(app|identity|registrar|t_.+)$' and privilege_type in ('UPDATE', 'DELETE'))
  or exists (
    select from pg_attribute, aclexplode(attacl) join pg_roles on pg_roles.oid = grantee
    where attrelid = name::regclass and rolname ~ '^remit_(app|identity|registrar|t_.+)$' and privilege_type = 'UPDATE');
