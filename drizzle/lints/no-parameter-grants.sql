-- Nobody is given a setting that is kept for superusers: some of them switch triggers off.
select parname || ': ' || coalesce(rolname, 'public') as offender
from pg_parameter_acl, aclexplode(paracl) left join pg_roles on pg_roles.oid = grantee
where rolname is null or not rolsuper;
