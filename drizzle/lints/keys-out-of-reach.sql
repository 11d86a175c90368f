-- Keys and claims' secrets are remit_context's alone.
select coalesce(pg_class.oid::regclass::text, nspname) as offender
from pg_namespace left join pg_class on relnamespace = pg_namespace.oid
where nspname = 'context' and (
  nspowner <> 'remit_context'::regrole or relowner <> 'remit_context'::regrole
  or exists (select from aclexplode(nspacl) where grantee <> nspowner)
  or exists (select from aclexplode(relacl) where grantee <> relowner));
