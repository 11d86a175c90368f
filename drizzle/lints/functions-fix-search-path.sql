-- Functions fix their search_path, and it ends in pg_temp: nothing that a session makes stands in for what they mean.
select pg_proc.oid::regprocedure::text as offender
from pg_proc
-- What PostgreSQL brings has lower numbers; what was made since is ours, in whatever schema.
where oid >= 16384
  and not exists (select from unnest(proconfig) setting where setting ~ '^search_path=.*\mpg_temp$');
