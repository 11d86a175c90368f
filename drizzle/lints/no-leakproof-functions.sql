-- No function of ours is LEAKPROOF: the planner would call it on rows before row security hides them.
select pg_proc.oid::regprocedure::text as offender
from pg_proc
where proleakproof and oid >= 16384;
