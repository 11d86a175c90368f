-- Through which rates amounts of other currencies compare, and what the amount of a request came to in the tenant's base
-- currency when it was submitted: that stays with it, whatever the rates do afterwards.

-- From `valid_from` on one unit of the currency is so many units of the base. A rate is never changed: a newer one counts.
create table remit.rate (
  tenant_id uuid not null,
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  valid_from timestamptz not null check (valid_from >= '0001-01-01 00:00:00+00' and valid_from < '10000-01-01 00:00:00+00'),
  -- An exact decimal above 0.
  rate text collate "C" not null check (rate ~ '^[0-9]{1,12}(\.[0-9]{1,18})?$' and rate ~ '[1-9]'),
  set_by uuid,
  primary key (tenant_id, currency, valid_from),
  foreign key (tenant_id, set_by) references remit.member (tenant_id, id)
);
select remit.put_behind_wall('remit.rate'::regclass);
-- Rates are read with the directory, and whoever remembers that hears of them by its revision.
create trigger revision_insert after insert on remit.rate
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();

alter table fin.payment_request
  add column amount_rate text collate "C" check (amount_rate ~ '^[0-9]{1,12}(\.[0-9]{1,18})?$' and amount_rate ~ '[1-9]'),
  -- Units of the base, exactly.
  add column amount_base numeric check (amount_base >= 0 and amount_base < 100000000000000),
  -- Ten-thousandths of a unit of the base, down and up: what an index answers behind the wall. They differ where the
  -- exact amount lies between two of them, and no comparison with a whole number of them is then in doubt.
  add column amount_base_low bigint check (amount_base_low = floor(amount_base * 10000)),
  add column amount_base_high bigint check (amount_base_high = ceil(amount_base * 10000)),
  add check (num_nulls(amount_rate, amount_base, amount_base_low, amount_base_high) in (0, 4));
create index payment_request_base on fin.payment_request (tenant_id, amount_base_high) where amount_rate is not null;

-- What belongs together: by whoever submitted it or by its department, in a stretch of time.
create index payment_request_by_submitter on fin.payment_request (tenant_id, submitter, submitted_at);
create index payment_request_by_department on fin.payment_request (tenant_id, department, submitted_at);

-- A text as sums compare it: letters and digits alone, without capitals, widths and the marks on letters, so that another
-- spelling of a payee is no other payee. Folds as `remit.words` does.
create function remit.folded(value text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, pg_temp
as $$
  select regexp_replace(
    regexp_replace(
      normalize(casefold(normalize(left(value, 20000), nfkc) collate "pg_unicode_fast"), nfkd),
      '[\u0300-\u036f]', '', 'g') collate "pg_unicode_fast",
    '[^[:alnum:]]+', '', 'g')
$$;
