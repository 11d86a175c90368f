-- What 0016_enter.sql does, in half of its time. Opening a table cost entering and each look at the tenant more than all
-- that they worked out. So what they need of tables is now part of their plans, which a connection makes once: the
-- functions that read it say that they are IMMUTABLE, and a trigger on each table has every connection plan anew when the
-- table changes. No policy calls one of them.

grant create on schema remit to remit_context;
set local role remit_context;

-- A key is worked out of a secret in place of being kept: then a ticket needs no look at who registered. Keys of before are
-- gone; a process that is told so registers anew.
drop function remit.register_process(text, bytea, bytea);
drop table context.process_key;
alter table context.secret
  -- What a key's id begins with: a database that was made anew, or came out of a backup, knows its own keys.
  add column id text collate "C" not null default left(replace(gen_random_uuid()::text, '-', ''), 8)
    check (id ~ '^[0-9a-f]{8}$'),
  -- What keys are worked out of, as 0003_wall.sql fills a pad.
  add column key_pad bytea not null default decode(
      replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text,
        '-', ''), 'hex')
    check (length(key_pad) = 64);
create function context.id() returns text
  language sql immutable
  set search_path = pg_catalog, pg_temp
as 'select id from context.secret';
create function context.pad() returns bytea
  language sql immutable
  set search_path = pg_catalog, pg_temp
as 'select pad from context.secret';
create function context.key_pad() returns bytea
  language sql immutable
  set search_path = pg_catalog, pg_temp
as 'select key_pad from context.secret';

-- Whose tickets this database takes: one tenant's, or anybody's; nobody's while that is not settled.
create function context.takes() returns text
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$ select case tier when 'shared' then 'anybody' else tenant_id::text end from context.placement $$;

-- Whether some tenant is leaving this database, or has left it.
create function context.somebody_leaves() returns boolean
  language sql immutable
  set search_path = pg_catalog, pg_temp
as 'select exists (select from context.tenant_move)';

-- A function that is altered, if only into what it is, is planned with anew, by every connection from its next transaction
-- on. Two who do so at once would be refused, so one waits for the other.
create function context.plan_anew() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7261703);
  for place in 0 .. tg_nargs - 1 loop
    execute format('alter function context.%I() cost 100', tg_argv[place]);
  end loop;
  return null;
end
$$;
create trigger plan_anew after insert or update or delete or truncate on context.secret
  for each statement execute function context.plan_anew('id', 'pad', 'key_pad');
create trigger plan_anew after insert or update or delete or truncate on context.placement
  for each statement execute function context.plan_anew('takes');
create trigger plan_anew after insert or update or delete or truncate on context.tenant_move
  for each statement execute function context.plan_anew('somebody_leaves');
alter table context.secret enable always trigger plan_anew;
alter table context.placement enable always trigger plan_anew;
alter table context.tenant_move enable always trigger plan_anew;

create or replace function context.write_lock(tenant uuid) returns bigint
  language sql stable
  set search_path = pg_catalog, pg_temp
as 'select substr(sha256(context.pad() || uuid_send(tenant)), 1, 8)::bigint';

-- A key for two hours: its id is that of the secret, and when it ends, in seconds since 1970 UTC. Called by
-- remit_registrar, whom requests never connect as.
create function remit.register_process(out kid text, out key bytea) returns record
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set debug_print_plan = off
as $$
begin
  if context.takes() is null or context.id() is null then
    raise exception 'this database is nobody''s yet' using errcode = 'RM001';
  end if;
  kid := context.id() || lpad(floor(date_part('epoch', clock_timestamp()) + 7200)::bigint::text, 10, '0');
  key := sha256(context.key_pad() || convert_to(kid, 'UTF8'));
end
$$;

-- Plans hold the pads, and `debug_print_plan` shows plans to whoever asks: never those of these functions.
--
-- A ticket is `key id|tenant|connection|expiry in ms|`, each part of one length, and the hash of the key, and of that, in
-- hex: nothing can be added to what has one length only, so it takes no second hash. What it says is read only once the
-- hash has shown that Remit wrote it. Two codes are compared by a hash of 64 bits first: that takes as long whatever they
-- are, and who would learn from the time of the second comparison how much of a guess was right has guessed all 64.
create or replace function remit.enter(ticket text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  set debug_print_plan = off
as $$
declare
  claimed constant text := substr(ticket, 20, 36);
  writes constant boolean := current_setting('transaction_read_only') = 'off';
  code constant text := encode(sha256(sha256(context.key_pad() || convert_to(left(ticket, 18), 'UTF8'))
    || convert_to(left(ticket, -64), 'UTF8')), 'hex');
  refusal text;
  write_lock bigint;
  moving text;
  claim text;
begin
  if left(ticket, 8) is distinct from context.id() then
    raise exception 'the key of this ticket is not registered here' using errcode = 'RM002';
  end if;
  refusal := case
    when octet_length(ticket) <> 145 or code is null
      or hashtextextended(right(ticket, 64), 0) <> hashtextextended(code, 0) or right(ticket, 64) <> code
      then 'this ticket was not written by Remit'
    when substr(ticket, 57, 10)::bigint <> pg_backend_pid() then 'this ticket is for another connection'
    when substr(ticket, 68, 13)::bigint - date_part('epoch', clock_timestamp()) * 1000 not between 0 and 60000
      then 'this ticket has expired, or is valid for longer than a minute'
    when (context.takes() in ('anybody', claimed)) is not true then 'this database belongs to another tenant'
    when current_setting('remit.claim', true) <> '' then 'this transaction has entered a tenant already'
  end;
  if refusal is not null then
    raise exception '%', refusal using errcode = 'RM001';
  end if;
  if substr(ticket, 9, 10)::bigint < date_part('epoch', clock_timestamp()) then
    raise exception 'the key of this ticket has expired' using errcode = 'RM002';
  end if;
  if writes then
    -- As `context.write_lock` has it.
    write_lock := substr(sha256(context.pad() || uuid_send(claimed::uuid)), 1, 8)::bigint;
    if current_setting('remit.patient', true) = 'yes' then
      perform pg_advisory_xact_lock_shared(write_lock);
    elsif not pg_try_advisory_xact_lock_shared(write_lock) then
      raise exception 'this tenant is being moved' using errcode = 'RM004';
    end if;
  end if;
  -- What plans know is as of the transaction's begin; a writer asks behind the lock, where it cannot change any more.
  if writes or context.somebody_leaves() then
    moving := (select state from context.tenant_move where tenant = claimed);
    if moving = 'moved' then
      raise exception 'this tenant has moved to another database' using errcode = 'RM005';
    end if;
  end if;
  if moving is not null or current_setting('remit.moving', true) <> '' then
    perform set_config('remit.moving', case when moving is null then '' else 'yes' end, true);
  end if;
  -- Assigned rather than performed: an assignment is worked out without a query of its own.
  claim := set_config('remit.claim', claimed || encode(sha256(context.pad() || int4send(pg_backend_pid())
    || timestamptz_send(transaction_timestamp()) || convert_to(claimed, 'UTF8')), 'hex'), true);
end
$$;

create or replace function remit.tenant() returns uuid
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
  set debug_print_plan = off
as $$
declare
  claim constant text := current_setting('remit.claim', true);
  code constant text := encode(sha256(context.pad() || int4send(pg_backend_pid())
    || timestamptz_send(transaction_timestamp()) || convert_to(left(claim, 36), 'UTF8')), 'hex');
begin
  if octet_length(claim) = 100 and hashtextextended(right(claim, 64), 0) = hashtextextended(code, 0)
    and right(claim, 64) = code
  then
    return left(claim, 36)::uuid;
  end if;
  -- Never null, which `tenant_id = null` would turn into an answer without rows that looks like an answer.
  if claim is null or claim = '' then
    raise exception 'no tenant has been entered' using errcode = 'RM001';
  end if;
  raise exception 'the tenant of this transaction was not entered with a ticket' using errcode = 'RM001';
end
$$;

set local role remit_owner;
revoke create on schema remit from remit_context;
