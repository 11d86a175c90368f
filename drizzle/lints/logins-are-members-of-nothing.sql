-- Logins of requests are members of nothing, and nobody is a member of the owners but the migrator.
select member::regrole || ' in ' || roleid::regrole as offender
from pg_auth_members join pg_roles on pg_roles.oid = member
where rolname ~ '^remit_(app|identity|registrar|cross|t_.+)$'
  or (roleid::regrole::text in ('remit_owner', 'remit_context') and rolname <> 'remit_migrator' and not rolsuper);
