-- A database lets in the login of its requests, and of other logins only those that set it up and, of tenants', the one
-- that counts: a tenant's login comes into no database but its own.
select datname || ': ' || grantee::regrole as offender
from pg_database, aclexplode(datacl)
where datname like 'remit\_%' and grantee not in (0, datdba)
  and grantee::regrole::text not in ('remit_migrator', 'remit_registrar')
  and not case
    when datname like 'remit\_t\_%' then grantee::regrole::text in (datname, 'remit_cross')
    when datname = 'remit_identity' then grantee::regrole::text = 'remit_identity'
    else grantee::regrole::text in ('remit_app', 'remit_identity', 'remit_cross')
  end;
