-- What a policy calls is not IMMUTABLE: a plan kept for one tenant would answer another.
select polrelid::regclass || ': ' || pg_proc.oid::regprocedure as offender
from pg_policy
  join pg_depend on pg_depend.classid = 'pg_policy'::regclass and pg_depend.objid = pg_policy.oid
  join pg_proc on pg_depend.refclassid = 'pg_proc'::regclass and pg_proc.oid = pg_depend.refobjid
where provolatile = 'i';
