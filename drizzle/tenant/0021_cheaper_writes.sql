-- A change of a record that leaves its words alone costs nothing more, and one that changes them costs what its own words
-- cost. Before, every statement kept its rows twice over and joined them, to find in most cases that nothing was to do.

create function remit.index_changed_words() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  table_kind constant text := tg_table_schema || '.' || tg_table_name;
  same_record constant boolean := (old.tenant_id, old.id) = (new.tenant_id, new.id);
  before constant jsonb := to_jsonb(old);
  after constant jsonb := to_jsonb(new);
  changed constant text[] := array(
    select field from unnest(tg_argv) as field where not same_record or before -> field is distinct from after -> field);
begin
  with was as materialized (
    select field, word from unnest(changed) as field cross join remit.words(before ->> field) as word),
  is_now as materialized (
    select field, word from unnest(changed) as field cross join remit.words(after ->> field) as word),
  gone as (
    delete from remit.search_word indexed
      using (select field, word from was except select field, word from is_now where same_record) as lost
      where indexed.tenant_id = old.tenant_id and indexed.kind = table_kind and indexed.word = lost.word
        and indexed.record_id = old.id and indexed.field = lost.field)
  insert into remit.search_word (tenant_id, kind, word, record_id, field)
    select new.tenant_id, table_kind, word, new.id, field
    from (select field, word from is_now except select field, word from was where same_record) as found;
  return null;
end
$$;

-- The columns are named in the trigger's condition, which is asked where the row changes.
create function remit.index_words_of_changes(record_table regclass, searched text[]) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('create trigger words_update after update on %s for each row
    when ((old.tenant_id, old.id, %s) is distinct from (new.tenant_id, new.id, %s))
    execute function remit.index_changed_words(%s)',
    record_table,
    (select string_agg(format('old.%I', field), ', ') from unnest(searched) as field),
    (select string_agg(format('new.%I', field), ', ') from unnest(searched) as field),
    (select string_agg(quote_literal(field), ', ') from unnest(searched) as field));
end
$$;

-- As in 0009_search.sql but for updates.
create or replace function remit.make_searchable(record_table regclass, searched text[]) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  fields constant text := (select string_agg(quote_literal(field), ', ') from unnest(searched) as field);
begin
  execute format('create trigger words_insert after insert on %s
    referencing new table as new_rows for each statement execute function remit.index_words(%s)', record_table, fields);
  perform remit.index_words_of_changes(record_table, searched);
  execute format('create trigger words_delete after delete on %s
    referencing old table as old_rows for each statement execute function remit.index_words(%s)', record_table, fields);
  execute format('alter table %s no force row level security', record_table);
  alter table remit.search_word no force row level security;
  execute format('insert into remit.search_word (tenant_id, kind, word, record_id, field)
    select record.tenant_id, %L, word, record.id, field
    from %s record cross join jsonb_each_text(to_jsonb(record)) as value (field, content)
      cross join remit.words(content) as word
    where field = any (%L::text[])', record_table::text, record_table, searched);
  alter table remit.search_word force row level security;
  execute format('alter table %s force row level security', record_table);
end
$$;

do $$
declare
  searched record;
begin
  for searched in
    select tgrelid::regclass as record_table,
      (string_to_array(encode(tgargs, 'escape'), '\000'))[:tgnargs] as fields
    from pg_trigger where tgname = 'words_update'
  loop
    execute format('drop trigger words_update on %s', searched.record_table);
    perform remit.index_words_of_changes(searched.record_table, searched.fields);
  end loop;
end
$$;
drop function remit.index_words_anew();

-- An event needs no foreign key to its tenant: the wall takes it for the tenant that was entered and for no other. Its
-- check locked one row, the same for everybody who writes anything down, and those who did so at once waited on it.
alter table remit.audit_event drop constraint audit_event_tenant_id_fkey;

-- Row by row, because events come one by one. The tenant of the row is the one that was entered: the wall took it.
create or replace function remit.queue_for_seal() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into remit.audit_unsealed (tenant_id, event_id) values (new.tenant_id, new.id);
  return null;
end
$$;
drop trigger queue_for_seal on remit.audit_event;
create trigger queue_for_seal after insert on remit.audit_event
  for each row execute function remit.queue_for_seal();
alter table remit.audit_event enable always trigger queue_for_seal;
