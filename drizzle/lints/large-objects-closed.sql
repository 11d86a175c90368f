-- Large objects know no rows: nobody gets at them.
select oid::regprocedure::text as offender
from pg_proc
where pronamespace = 'pg_catalog'::regnamespace and (proname like 'lo\_%' or proname in ('loread', 'lowrite'))
  and has_function_privilege('public', oid, 'execute');
