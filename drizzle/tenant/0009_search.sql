-- The words of records, so that an index finds them behind the wall. What a text search of PostgreSQL's asks is not
-- leakproof, and would reach no index under row security; a range of words does. Each word says in which field it stands,
-- so that a search joins it with the very predicate under which its reader sees that field.

create table remit.search_word (
  tenant_id uuid not null,
  -- Schema and name of the record's table.
  kind text collate "C" not null,
  word text collate "C" not null check (word <> ''),
  record_id uuid not null,
  field text collate "C" not null,
  primary key (tenant_id, kind, word, record_id, field)
);
create index search_word_record on remit.search_word (tenant_id, kind, record_id);
select remit.put_behind_wall('remit.search_word');

-- The words of a text, each once: letters and digits in a row, without capitals and without the marks on letters. What
-- somebody looks for is folded by this function too. A word counts to its 40th character, and a text to its 20,000th.
create function remit.words(value text) returns setof text
  language sql immutable strict parallel safe rows 8
  set search_path = pg_catalog, pg_temp
as $$
  select distinct left(found[1], 40)
  from regexp_matches(
    regexp_replace(
      normalize(casefold(normalize(left(value, 20000), nfkc) collate "pg_unicode_fast"), nfkd),
      '[\u0300-\u036f]', '', 'g') collate "pg_unicode_fast",
    '[[:alnum:]]+', 'g') as found
$$;

-- The fields of a table that are searched are the arguments of its triggers.
create function remit.index_words() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  searched constant text[] := tg_argv;
  table_kind constant text := tg_table_schema || '.' || tg_table_name;
begin
  if tg_op = 'DELETE' then
    delete from remit.search_word gone using old_rows o
      where gone.tenant_id = o.tenant_id and gone.kind = table_kind and gone.record_id = o.id;
    return null;
  end if;
  insert into remit.search_word (tenant_id, kind, word, record_id, field)
    select n.tenant_id, table_kind, word, n.id, field
    from new_rows n cross join jsonb_each_text(to_jsonb(n)) as value (field, content)
      cross join remit.words(content) as word
    where field = any (searched);
  return null;
end
$$;

-- Writes the words that are new and removes those that are gone: most changes of a record leave its words as they are.
create function remit.index_words_anew() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  searched constant text[] := tg_argv;
  table_kind constant text := tg_table_schema || '.' || tg_table_name;
begin
  if not exists (
    select from new_rows n full join old_rows o using (tenant_id, id) cross join unnest(searched) as field
    where to_jsonb(n) -> field is distinct from to_jsonb(o) -> field)
  then
    return null;
  end if;
  with is_now as (
    select n.tenant_id, table_kind as kind, word, n.id as record_id, field
    from new_rows n cross join jsonb_each_text(to_jsonb(n)) as value (field, content)
      cross join remit.words(content) as word
    where field = any (searched)),
  was as (
    select o.tenant_id, table_kind as kind, word, o.id as record_id, field
    from old_rows o cross join jsonb_each_text(to_jsonb(o)) as value (field, content)
      cross join remit.words(content) as word
    where field = any (searched)),
  gone as (
    delete from remit.search_word indexed using (select * from was except select * from is_now) as lost
      where (indexed.tenant_id, indexed.kind, indexed.word, indexed.record_id, indexed.field)
        = (lost.tenant_id, lost.kind, lost.word, lost.record_id, lost.field))
  insert into remit.search_word (tenant_id, kind, word, record_id, field)
    select tenant_id, kind, word, record_id, field from is_now
    except select tenant_id, kind, word, record_id, field from was;
  return null;
end
$$;

-- Makes the records of a table findable by the words of some of its fields, those that are there already too. Called by
-- migrations: the owner, who is bound by the wall, steps aside for the length of it.
create function remit.make_searchable(record_table regclass, searched text[]) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  fields constant text := (select string_agg(quote_literal(field), ', ') from unnest(searched) as field);
begin
  execute format('create trigger words_insert after insert on %s
    referencing new table as new_rows for each statement execute function remit.index_words(%s)', record_table, fields);
  execute format('create trigger words_update after update on %s
    referencing old table as old_rows new table as new_rows
    for each statement execute function remit.index_words_anew(%s)', record_table, fields);
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

select remit.make_searchable('crm.account', '{number,name}');
select remit.make_searchable('crm.contract', '{number,name,internal_notes}');
select remit.make_searchable('hr.employee', '{number,name,title,iban}');
select remit.make_searchable('fin.payment_request', '{number,purpose,payee,cost_type,project}');
select remit.make_searchable('wms.item', '{sku,name,location,tags}');
select remit.make_searchable('wms.shipment', '{number,destination,carrier}');
