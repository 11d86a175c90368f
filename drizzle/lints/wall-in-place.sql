-- Every table has the wall exactly as it is meant, for everybody and every command, and one permissive policy beside it.
-- Permissive policies add up: a second one could only widen.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and pg_class.oid <> 'remit.migration'::regclass
  and (
    (select count(*) from pg_policy where polrelid = pg_class.oid and not polpermissive
      and polcmd = '*' and polroles = '{0}'
      and pg_get_expr(polqual, polrelid) = '(tenant_id = ( SELECT remit.tenant() AS tenant))'
      and pg_get_expr(polwithcheck, polrelid) = '(tenant_id = ( SELECT remit.tenant() AS tenant))') <> 1
    or (select count(*) from pg_policy where polrelid = pg_class.oid and polpermissive and polroles = '{0}') <> 1
    or (select count(*) from pg_policy where polrelid = pg_class.oid) <> 2);
