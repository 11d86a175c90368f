-- No materialized views and no foreign tables: neither knows row security.
select pg_class.oid::regclass::text as offender
from pg_class
where relkind in ('m', 'f');
