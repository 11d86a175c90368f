-- Nobody of Remit's is given what PostgreSQL keeps for itself: files, large objects, other sessions, statistics.
-- Migrations of one database take turns by a lock.
select pg_proc.oid::regprocedure || ': ' || rolname as offender
from pg_proc, aclexplode(proacl) join pg_roles on pg_roles.oid = grantee
where pronamespace = 'pg_catalog'::regnamespace and rolname like 'remit\_%'
  and not (rolname = 'remit_migrator' and pg_proc.oid = 'pg_advisory_lock(bigint)'::regprocedure)
union all
select pg_class.oid::regclass || ': ' || rolname
from pg_class, aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
where relnamespace = 'pg_catalog'::regnamespace and rolname like 'remit\_%'
union all
select attrelid::regclass || '.' || attname || ': ' || rolname
from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) join pg_roles on pg_roles.oid = grantee
where relnamespace = 'pg_catalog'::regnamespace and rolname like 'remit\_%';
