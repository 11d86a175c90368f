-- Functions with somebody else's rights are these three, owned by a role that can do nothing but own them.
select pg_proc.oid::regprocedure::text as offender
from pg_proc join pg_namespace on pg_namespace.oid = pronamespace join pg_roles on pg_roles.oid = proowner
where prosecdef and nspname not in ('pg_catalog', 'information_schema') and not (
  pg_proc.oid::regprocedure::text in
    ('remit.enter(text)', 'remit.tenant()', 'remit.register_process(text,bytea,bytea)')
  and rolname = 'remit_context' and not rolcanlogin and not rolsuper);
