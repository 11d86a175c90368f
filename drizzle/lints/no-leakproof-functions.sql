-- No function of ours is LEAKPROOF: the planner would call it on rows before row security hides them.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where proleakproof and nspname not in ('pg_catalog', 'information_schema');
