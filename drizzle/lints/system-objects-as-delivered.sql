-- PUBLIC has nothing of PostgreSQL's own beyond what PostgreSQL gives it: statistics have values of rows that are hidden,
-- passwords and files have everything.
select pg_class.oid::regclass || ': ' || acl.privilege_type as offender
from pg_class
  left join pg_init_privs first on first.objoid = pg_class.oid and first.classoid = 'pg_class'::regclass and first.objsubid = 0,
  aclexplode(relacl) acl
where relnamespace = 'pg_catalog'::regnamespace and acl.grantee = 0 and not exists (
  select from aclexplode(first.initprivs) given where given.grantee = 0 and given.privilege_type = acl.privilege_type)
union all
select attrelid::regclass || '.' || attname || ': ' || acl.privilege_type
from pg_attribute
  left join pg_init_privs first on first.objoid = attrelid and first.classoid = 'pg_class'::regclass and first.objsubid = attnum,
  aclexplode(attacl) acl
where attrelid in (select oid from pg_class where relnamespace = 'pg_catalog'::regnamespace) and acl.grantee = 0
  and not exists (
    select from aclexplode(first.initprivs) given where given.grantee = 0 and given.privilege_type = acl.privilege_type)
union all
-- A function that nothing was ever said about is everybody's from the beginning.
select pg_proc.oid::regprocedure::text
from pg_proc join pg_init_privs first on first.objoid = pg_proc.oid and first.classoid = 'pg_proc'::regclass
where pg_proc.oid < 16384 and has_function_privilege('public', pg_proc.oid, 'execute')
  and not exists (select from aclexplode(first.initprivs) given where given.grantee = 0);
