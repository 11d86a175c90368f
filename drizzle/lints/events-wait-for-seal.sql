-- Every event takes its place in the queue for a seal when it is written, under every setting.
select 'remit.audit_event' as offender
where not exists (
  select from pg_trigger
  where tgrelid = 'remit.audit_event'::regclass and tgname = 'queue_for_seal' and tgenabled = 'A' and not tgisinternal
    and tgfoid = 'remit.queue_for_seal()'::regprocedure
    -- After, for each row, on insert, whatever is in it.
    and tgtype = 1 + 4 and tgqual is null);
