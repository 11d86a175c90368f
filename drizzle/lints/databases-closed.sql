-- Databases of Remit's are closed to PUBLIC: no connection, no temporary tables.
select datname || ': ' || privilege_type as offender
from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
where datname like 'remit\_%' and grantee = 0;
