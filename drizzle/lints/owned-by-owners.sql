-- Everything is the owner's, whom row security binds; what knows keys is the context owner's. Key checks and triggers
-- under them run as the owner of a table: owned by a superuser, they would look past the wall.
select pg_class.oid::regclass || ': ' || relowner::regrole as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'identity') and relowner <> 'remit_owner'::regrole
union all
select pg_proc.oid::regprocedure || ': ' || proowner::regrole
from pg_proc
where pg_proc.oid >= 16384
  and proowner not in ('remit_owner'::regrole, 'remit_context'::regrole)
union all
select nspname || ': ' || nspowner::regrole
from pg_namespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms', 'identity') and nspowner <> 'remit_owner'::regrole;
