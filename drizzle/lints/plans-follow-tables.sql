-- What plans hold of these tables is planned anew when they change, under every setting.
select name as offender
from unnest(array['context.secret', 'context.placement', 'context.tenant_move']) as name
where not exists (
  select from pg_trigger
  where tgrelid = name::regclass and tgname = 'plan_anew' and tgenabled = 'A' and not tgisinternal
    -- After, per statement, on insert, delete, update and truncate.
    and tgtype = 4 + 8 + 16 + 32)
union all
-- And of no other table: whatever else says that it is IMMUTABLE reads none.
select pg_proc.oid::regprocedure::text
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
where nspname = 'context' and provolatile = 'i'
  and proname not in ('id', 'pad', 'key_pad', 'takes', 'somebody_leaves');
