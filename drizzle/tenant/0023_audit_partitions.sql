-- Events lie in a table for each month, so that what is old can go as a whole and what is new stays small. A unique key of
-- a partitioned table has the instant in it, so an id is unique together with its instant only; that no event is there
-- twice, and that a number is given once, is the word of remit.audit_seal, which stays one table.

-- What every table of events has for itself: row security, because its parent's does not bind who names the table, and
-- the guard of history, because a statement that names the table wakes no guard of the parent. Nobody is granted it.
create function remit.guard_audit_partition(partition regclass) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', partition);
  execute format('alter table %s force row level security', partition);
  execute format(
    'create policy tenant_wall on %s as restrictive for all to public
      using (tenant_id = (select remit.tenant())) with check (tenant_id = (select remit.tenant()))', partition);
  execute format('create policy tenant_rows on %s for all to public using (true) with check (true)', partition);
  execute format('create trigger append_only before update or delete or truncate on %s
    for each statement execute function remit.refuse_change()', partition);
  execute format('alter table %s enable always trigger append_only', partition);
end
$$;

-- Makes the table of a month, unless there is one that has it. Made aside and attached: making it in place would lock
-- everybody who writes or reads events out for the length of it.
-- Returns whether it was made. Where events of that month lie in the default table already, they stay there.
create function remit.make_audit_partition(month date) returns boolean
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  name constant text := to_char(month, '"audit_event_"YYYY_MM');
  begins constant timestamptz := date_trunc('month', month)::timestamp at time zone 'UTC';
  ends constant timestamptz := (date_trunc('month', month) + interval '1 month')::timestamp at time zone 'UTC';
begin
  if to_regclass('remit.' || name) is not null then
    return false;
  end if;
  execute format('create table remit.%I (like remit.audit_event including defaults including constraints
    including storage)', name);
  perform remit.guard_audit_partition(format('remit.%I', name)::regclass);
  execute format('alter table remit.audit_event attach partition remit.%I for values from (%L) to (%L)',
    name, begins, ends);
  return true;
exception
  -- It would overlap the table of everything before partitions, rows of it lie in the default table, or another process
  -- made it a moment ago.
  when invalid_object_definition or check_violation or duplicate_table or unique_violation then
    return false;
end
$$;

do $$
declare
  found record;
begin
  alter table remit.audit_event rename to audit_event_first;
  drop trigger append_only on remit.audit_event_first;
  drop trigger queue_for_seal on remit.audit_event_first;
  drop trigger note_change on remit.audit_event_first;
  alter table remit.audit_event_first drop constraint audit_event_pkey;
  for found in
    select indexrelid::regclass as name, relname from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid = 'remit.audit_event_first'::regclass
  loop
    execute format('alter index %s rename to %I', found.name,
      replace(found.relname, 'audit_event_', 'audit_event_first_'));
  end loop;
  -- Requests reach it through its parent from now on.
  for found in
    select distinct case when grantee = 0 then 'public' else quote_ident(grantee::regrole::text) end as name
    from pg_class, aclexplode(relacl) where pg_class.oid = 'remit.audit_event_first'::regclass and grantee <> relowner
    union
    select distinct case when grantee = 0 then 'public' else quote_ident(grantee::regrole::text) end
    from pg_attribute, aclexplode(attacl)
    where attrelid = 'remit.audit_event_first'::regclass and attacl is not null
  loop
    execute format('revoke all on remit.audit_event_first from %s', found.name);
    execute format('revoke all (%s) on remit.audit_event_first from %s',
      (select string_agg(quote_ident(attname), ', ') from pg_attribute
        where attrelid = 'remit.audit_event_first'::regclass and attnum > 0 and not attisdropped), found.name);
  end loop;
end
$$;

create table remit.audit_event (
  like remit.audit_event_first including defaults including constraints including storage
) partition by range (at);
alter table remit.audit_event add primary key (tenant_id, id, at);
create index audit_event_time on remit.audit_event (tenant_id, at);
create index audit_event_stream on remit.audit_event (tenant_id, stream, at);
create index audit_event_actor on remit.audit_event (tenant_id, actor, at);
create index audit_event_target on remit.audit_event (tenant_id, target_id, at);
create index audit_event_action on remit.audit_event (tenant_id, action, at);
create index audit_event_outcome on remit.audit_event (tenant_id, outcome, at);
create index audit_event_correlation on remit.audit_event (tenant_id, correlation_id);

-- Everything up to the end of this month stays where it is.
do $$
declare
  ends constant timestamptz := (date_trunc('month', now() at time zone 'UTC') + interval '1 month') at time zone 'UTC';
begin
  alter table remit.audit_event_first add primary key (tenant_id, id, at);
  execute format('alter table remit.audit_event attach partition remit.audit_event_first
    for values from (minvalue) to (%L)', ends);
end
$$;
create trigger append_only before update or delete or truncate on remit.audit_event_first
  for each statement execute function remit.refuse_change();
alter table remit.audit_event_first enable always trigger append_only;

-- For a month that nobody made a table for: an event is written down all the same.
create table remit.audit_event_default (
  like remit.audit_event including defaults including constraints including storage
);
select remit.guard_audit_partition('remit.audit_event_default');
alter table remit.audit_event attach partition remit.audit_event_default default;

select remit.put_behind_wall('remit.audit_event');
create trigger append_only before update or delete or truncate on remit.audit_event
  for each statement execute function remit.refuse_change();
alter table remit.audit_event enable always trigger append_only;
create trigger queue_for_seal after insert on remit.audit_event
  for each row execute function remit.queue_for_seal();
alter table remit.audit_event enable always trigger queue_for_seal;

select remit.make_audit_partition((now() at time zone 'UTC' + interval '1 month')::date);
