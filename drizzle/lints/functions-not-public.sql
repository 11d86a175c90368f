-- No function of ours is everybody's to call, whatever schema it was put into.
select pg_proc.oid::regprocedure::text as offender
from pg_proc
where oid >= 16384 and has_function_privilege('public', oid, 'execute');
