-- Who signed in and what operators did stays written down: no right to change it, and a trigger that refuses under every
-- setting.
select name as offender
from (values ('identity.event', 'identity.keep_event()'), ('identity.event_seal', 'identity.refuse_change()'),
  ('identity.operator_event', 'identity.refuse_change()')) as kept (name, refuses)
where to_regnamespace('identity') is not null and (
  not exists (
    select from pg_trigger
    where tgrelid = to_regclass(name) and tgname = 'append_only' and tgenabled = 'A' and not tgisinternal
      and tgfoid = to_regprocedure(refuses)
      -- Before, per statement, on delete, update and truncate, of whatever column and under every condition.
      and tgtype = 2 + 8 + 16 + 32 and tgattr = ''::int2vector and tgqual is null)
  or exists (
    select from pg_class, aclexplode(relacl)
    where pg_class.oid = to_regclass(name) and grantee <> relowner and privilege_type in ('UPDATE', 'DELETE'))
  or exists (
    select from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl)
    where attrelid = to_regclass(name) and grantee <> relowner and privilege_type = 'UPDATE'));
