-- Nobody but migrations writes code in the database.
select lanname as offender
from pg_language
where (lanname not in ('internal', 'c', 'sql') and has_language_privilege('public', oid, 'usage'))
  or (lanname not in ('internal', 'c', 'sql', 'plpgsql'));
