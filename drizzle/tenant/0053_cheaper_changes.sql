-- Most changes of a record leave its words alone, and say so by the columns that they set: then the condition that compares
-- them is not even read. Nothing before the row is written changes a column that its statement did not set.
create or replace function remit.index_words_of_changes(record_table regclass, searched text[]) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('create trigger words_update after update of tenant_id, id, %s on %s for each row
    when ((old.tenant_id, old.id, %s) is distinct from (new.tenant_id, new.id, %s))
    execute function remit.index_changed_words(%s)',
    (select string_agg(format('%I', field), ', ') from unnest(searched) as field),
    record_table,
    (select string_agg(format('old.%I', field), ', ') from unnest(searched) as field),
    (select string_agg(format('new.%I', field), ', ') from unnest(searched) as field),
    (select string_agg(quote_literal(field), ', ') from unnest(searched) as field));
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

-- Others begin with the same columns (0019_rates.sql), and each index costs every decision an entry.
drop index fin.payment_request_submitter, fin.payment_request_department;
