-- A dedicated tenant's database lets in that tenant's login, and of other logins only those that set it up.
select datname || ': ' || grantee::regrole as offender
from pg_database, aclexplode(datacl)
where datname like 'remit\_t\_%' and grantee not in (0, datdba)
  and grantee::regrole::text not in (datname, 'remit_migrator', 'remit_registrar', 'remit_cross');
