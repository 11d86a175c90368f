-- No partitions and no child tables: each would need a wall of its own.
select inhrelid::regclass::text as offender
from pg_inherits join pg_class on pg_class.oid = inhrelid
where relkind in ('r', 'p');
