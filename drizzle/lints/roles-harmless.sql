-- Remit's roles bypass nothing and make nothing, and owners do not log in.
select rolname as offender
from pg_roles
where rolname like 'remit\_%' and (
  rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
  or rolcanlogin = (rolname in ('remit_owner', 'remit_context')));
