-- Nobody but migrations writes code in the database.
select lanname as offender
from pg_language
where (lanname = 'plpgsql' and exists (
    select from aclexplode(coalesce(lanacl, acldefault('l', lanowner)))
    where grantee not in (lanowner, 'remit_owner'::regrole, 'remit_context'::regrole)))
  or (lanname not in ('internal', 'c', 'sql', 'plpgsql'));
