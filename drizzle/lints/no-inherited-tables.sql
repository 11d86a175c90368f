-- No child tables but the partitions of declared parents, and those as their parents are: whoever names a partition
-- passes by what stands before its parent. So nobody is granted one, row security binds whoever reaches it, and the
-- guard of history that its parent has, it has too.
with child as (
  select pg_class.oid, inhparent, relispartition, relrowsecurity, relforcerowsecurity, relacl, relowner
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where relkind in ('r', 'p'))
select child.oid::regclass::text as offender
from child
where not relispartition or inhparent::regclass::text not in ('remit.audit_event')
union all
select child.oid::regclass || ': ' || coalesce(rolname, 'public')
from child, aclexplode(relacl) left join pg_roles on pg_roles.oid = grantee
where grantee <> relowner
union all
select child.oid::regclass || ': ' || attname
from child join pg_attribute on attrelid = child.oid
where attacl is not null and attacl <> '{}'
union all
select child.oid::regclass || ': row security'
from child
where not (relrowsecurity and relforcerowsecurity)
union all
select child.oid::regclass || ': ' || guard.tgname
from child join pg_trigger guard on guard.tgrelid = inhparent
where not guard.tgisinternal and guard.tgenabled = 'A' and not exists (
  select from pg_trigger own
  where own.tgrelid = child.oid and own.tgname = guard.tgname and own.tgfoid = guard.tgfoid
    and own.tgtype = guard.tgtype and own.tgenabled = 'A' and own.tgattr = ''::int2vector and own.tgqual is null);
