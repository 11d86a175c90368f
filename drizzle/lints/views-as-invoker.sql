-- Views read with the rights of whoever asks.
select pg_class.oid::regclass::text as offender
from pg_class
-- What PostgreSQL brings has lower numbers.
where relkind = 'v' and oid >= 16384 and not coalesce(reloptions @> '{security_invoker=true}', false);
