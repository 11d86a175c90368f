-- Every table of a tenant schema has row security, and its owner is bound too.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and pg_class.oid <> 'remit.migration'::regclass
  and not (relrowsecurity and relforcerowsecurity);
