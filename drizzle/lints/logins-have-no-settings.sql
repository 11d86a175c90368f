-- No login of Remit's has settings of its own: a login can give itself some, and keep everybody out with them.
select setrole::regrole || ': ' || array_to_string(setconfig, ', ') as offender
from pg_db_role_setting join pg_roles on pg_roles.oid = setrole
where rolname like 'remit\_%';
