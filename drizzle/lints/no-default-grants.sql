-- New objects are nobody's until a migration grants them.
select defaclrole::regrole || ': ' || privilege_type as offender
from pg_default_acl, aclexplode(defaclacl)
where grantee <> defaclrole;
