-- Nobody but owners makes anything in a schema, and PUBLIC does not see ours.
select nspname || ': ' || privilege_type as offender
from pg_namespace, aclexplode(nspacl)
where nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg\_toast%'
  and not exists (select from pg_roles where pg_roles.oid = grantee and rolsuper)
  and grantee <> nspowner and grantee <> 'pg_database_owner'::regrole
  and (grantee = 0 or privilege_type = 'CREATE');
