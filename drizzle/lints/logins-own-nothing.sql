-- Logins of requests own nothing.
select rolname || ': ' || classid::regclass || ' ' || objid as offender
from pg_shdepend join pg_roles on pg_roles.oid = refobjid
where refclassid = 'pg_authid'::regclass and deptype = 'o' and rolname ~ '^remit_(app|identity|registrar|cross|t_.+)$'
  and dbid in (0, (select oid from pg_database where datname = current_database()));
