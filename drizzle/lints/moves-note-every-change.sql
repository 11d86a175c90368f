-- Every table of a tenant schema notes its changes while its tenant moves: a move would leave behind what it misses.
select pg_class.oid::regclass::text as offender
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p')
  and pg_class.oid not in ('remit.migration'::regclass, 'remit.move_change'::regclass)
  and not exists (
    select from pg_trigger
    where tgrelid = pg_class.oid and tgname = 'note_change' and tgenabled in ('O', 'A')
      and tgfoid = 'remit.note_change()'::regprocedure
      -- After each row, on insert, delete and update, of whatever column and whatever is in it.
      and tgtype = 1 + 4 + 8 + 16 and tgattr = ''::int2vector
      and pg_get_triggerdef(pg_trigger.oid)
        like '% FOR EACH ROW WHEN ((current_setting(''remit.moving''::text, true) = ''yes''::text)) EXECUTE FUNCTION %');
