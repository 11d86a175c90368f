-- What is written down stays: no right to change it, and a trigger that refuses under every setting.
select name as offender
from unnest(array['remit.audit_event', 'remit.audit_seal', 'remit.policy_version', 'remit.directory_change',
  'fin.payment_request_event']) as name
where not exists (
    select from pg_trigger
    where tgrelid = name::regclass and tgname = 'append_only' and tgenabled = 'A' and not tgisinternal
      and tgfoid = 'remit.refuse_change()'::regprocedure
      -- Before, per statement, on delete, update and truncate, of whatever column and under every condition.
      and tgtype = 2 + 8 + 16 + 32 and tgattr = ''::int2vector and tgqual is null)
  or exists (
    select from pg_class, aclexplode(relacl)
    where pg_class.oid = name::regclass and grantee <> relowner and privilege_type in ('UPDATE', 'DELETE'))
  or exists (
    select from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl)
    where attrelid = name::regclass and grantee <> relowner and privilege_type = 'UPDATE');
