-- Databases of Remit's are closed to PUBLIC, and nobody at all makes temporary tables or schemas in them.
select datname || ': ' || privilege_type as offender
from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
where datname like 'remit\_%' and grantee <> datdba and (grantee = 0 or privilege_type <> 'CONNECT');
