-- Logins of requests are members of nothing, and nobody acts as one of Remit's roles but the migrator as the owners. Who
-- made a role may hand it out and nothing more.
select member::regrole || ' in ' || roleid::regrole as offender
from pg_auth_members join pg_roles on pg_roles.oid = member
where rolname ~ '^remit_(app|identity|registrar|cross|t_.+)$'
  or (roleid::regrole::text like 'remit\_%' and not rolsuper and (inherit_option or set_option)
    and not (rolname = 'remit_migrator' and roleid::regrole::text in ('remit_owner', 'remit_context')));
