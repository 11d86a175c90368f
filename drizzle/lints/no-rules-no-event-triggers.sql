-- No rewrite rules but what a view reads, and no event triggers: what a statement does is what it says.
select ev_class::regclass || ': ' || rulename as offender
from pg_rewrite join pg_class on pg_class.oid = ev_class
where (relkind <> 'v' or rulename <> '_RETURN') and pg_rewrite.oid >= 16384
union all
select evtname from pg_event_trigger;
