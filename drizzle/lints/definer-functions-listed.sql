-- Functions with somebody else's rights are these three, owned by a role that can do nothing but own them. PostgreSQL
-- brings none, so one among its own is somebody's too.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_roles on pg_roles.oid = proowner
where prosecdef and not (
  pg_proc.oid::regprocedure::text in
    ('remit.enter(text)', 'remit.tenant()', 'remit.register_process()')
  and rolname = 'remit_context' and not rolcanlogin and not rolsuper);
