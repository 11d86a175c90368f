-- Requests of the types that a tenant declares lie with those of payments: they wait in the same lists, go through the same
-- steps, and are kept, sought and audited alike. A payment says all that it said before.
alter table fin.payment_request
  add column type text collate "C" not null default 'fin.PaymentRequest'
    check (type ~ '^[a-z][a-z0-9_]{0,39}\.[A-Z][A-Za-z0-9]{0,79}$'),
  -- What the table has no column for, by the field of the type.
  add column fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
  -- Whoever sends it names it before it has an id, so that an answer which was lost can be asked for again.
  add column sent_key uuid,
  alter column purpose drop not null,
  alter column amount_minor drop not null,
  alter column amount_currency drop not null,
  alter column department drop not null,
  add constraint payment_request_says_what_it_pays
    check (type <> 'fin.PaymentRequest' or num_nulls(purpose, amount_minor, amount_currency, department) = 0),
  add constraint payment_request_amount_is_whole check (num_nulls(amount_minor, amount_currency) in (0, 2));
-- Payments are found as before, and cost no entry more.
create index payment_request_declared on fin.payment_request (tenant_id, type, status, submitted_at)
  where type <> 'fin.PaymentRequest';
create unique index payment_request_sent_once on fin.payment_request
  (tenant_id, (coalesce(sent_by, submitter)), sent_key) where sent_key is not null;

alter table fin.payment_request_draft
  add column type text collate "C" not null default 'fin.PaymentRequest'
    check (type ~ '^[a-z][a-z0-9_]{0,39}\.[A-Z][A-Za-z0-9]{0,79}$'),
  -- As they were typed.
  add column fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object');
-- Which of the files that an approval asks for it is.
alter table fin.payment_request_file add column asked text collate "C" check (asked <> '');

-- The words of what has no column, each under `fields.` and the name of its field, so that none is taken for a column's.
create function remit.index_words_of_fields() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  table_kind constant text := tg_table_schema || '.' || tg_table_name;
  was constant jsonb := case when tg_op = 'UPDATE' then old.fields else '{}' end;
begin
  delete from remit.search_word gone
    using jsonb_each(was) as lost (field, content)
    where gone.tenant_id = new.tenant_id and gone.kind = table_kind and gone.record_id = new.id
      and gone.field = 'fields.' || lost.field and new.fields -> lost.field is distinct from lost.content;
  insert into remit.search_word (tenant_id, kind, word, record_id, field)
    select new.tenant_id, table_kind, word, new.id, 'fields.' || field
    from jsonb_each_text(new.fields) as said (field, content) cross join remit.words(content) as word
    where new.fields -> field is distinct from was -> field;
  return null;
end
$$;
create trigger field_words_insert after insert on fin.payment_request for each row
  when (new.fields <> '{}') execute function remit.index_words_of_fields();
create trigger field_words_update after update of fields on fin.payment_request for each row
  when (old.fields is distinct from new.fields) execute function remit.index_words_of_fields();
