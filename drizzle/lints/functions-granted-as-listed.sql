-- What acts with somebody else's rights is called by those who must: requests enter, the registrar registers.
select pg_proc.oid::regprocedure || ': ' || coalesce(rolname, 'public') as offender
from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner)))
  left join pg_roles on pg_roles.oid = grantee
where prosecdef and grantee <> proowner and not coalesce(
  (pg_proc.oid::regprocedure::text in ('remit.enter(text)', 'remit.tenant()') and rolname ~ '^remit_(app|cross|t_.+)$')
  or (pg_proc.oid::regprocedure::text = 'remit.tenant()' and rolname = 'remit_owner')
  or (pg_proc.oid::regprocedure::text = 'remit.register_process()' and rolname = 'remit_registrar'),
  false);
