-- No sequences: they count for all tenants at once, and what they number can be guessed.
select pg_class.oid::regclass::text as offender
from pg_class
where relkind = 'S';
