-- No database of Remit's, and no server, sets anything for whoever connects: sessions state what they run under.
select coalesce(datname, 'every database') || ': ' || array_to_string(setconfig, ', ') as offender
from pg_db_role_setting left join pg_database on pg_database.oid = setdatabase
where setrole = 0 and (setdatabase = 0 or datname like 'remit\_%');
