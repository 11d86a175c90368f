-- Trigger functions act with the rights of whoever changes the row.
select pg_proc.oid::regprocedure::text as offender
from pg_proc
where prorettype = 'trigger'::regtype and prosecdef;
