-- What 0003_wall.sql and 0010_move.sql do, in less time. A PL/pgSQL function that runs once in a transaction spends most
-- of it on making its expressions ready: so there are few of them. A table that is opened costs as much as two hashes: so
-- a key's row has with it whatever entering needs.

grant create on schema remit to remit_context;
set local role remit_context;

-- What claims are signed with is one pad of 64 bytes, a block of SHA-256, before a message of 48. Nothing can be added to
-- what has one length only, so it takes no second hash.
alter table context.secret drop column outer_pad;
alter table context.secret rename column inner_pad to pad;

create or replace function context.write_lock(tenant uuid) returns bigint
  language sql stable
  set search_path = pg_catalog, pg_temp
as $$
  select ('x' || encode(substr(sha256(pad || uuid_send(tenant)), 1, 8), 'hex'))::bit(64)::bigint
  from context.secret
$$;

-- Keys that are registered already come back with what they lack: a process whose key is not found registers anew.
delete from context.process_key;
alter table context.process_key
  -- As `context.secret` has it.
  add column claim_pad bytea not null check (length(claim_pad) = 64),
  -- The tenant whose database this is; null in a shared one.
  add column only_tenant uuid;

create or replace function remit.register_process(process_kid text, process_inner bytea, process_outer bytea) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from context.placement cross join context.secret) then
    raise exception 'this database is nobody''s yet' using errcode = 'RM001';
  end if;
  delete from context.process_key key where key.expires_at < clock_timestamp();
  insert into context.process_key as key (kid, inner_pad, outer_pad, expires_at, claim_pad, only_tenant)
    select process_kid, process_inner, process_outer, clock_timestamp() + interval '2 hours', pad, tenant_id
      from context.placement cross join context.secret
    on conflict (kid) do update set expires_at = excluded.expires_at
      where key.inner_pad = excluded.inner_pad and key.outer_pad = excluded.outer_pad;
  if not found then
    raise exception 'another process registered a key with this id' using errcode = 'RM001';
  end if;
end
$$;

-- Two codes are compared by a hash of 64 bits first: that takes as long whatever they are, and who would learn from the
-- time of the second comparison how much of a guess was right has guessed all 64.
create or replace function remit.enter(ticket text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  process record;
  code text;
  claimed constant text := split_part(ticket, '|', 2);
  refusal text;
  write_lock bigint;
  moving text;
begin
  select key.inner_pad, key.outer_pad, key.expires_at, key.claim_pad, key.only_tenant, move.state as move_state
    into process
    from context.process_key key left join context.tenant_move move on move.tenant = claimed
    where key.kid = left(ticket, 16);
  if not found or process.expires_at < clock_timestamp() then
    raise exception 'the key of this ticket is not registered here' using errcode = 'RM002';
  end if;
  code := encode(sha256(
    process.outer_pad || sha256(process.inner_pad || convert_to(left(ticket, -64), 'UTF8'))), 'hex');
  refusal := case
    when hashtextextended(right(ticket, 64), 0) <> hashtextextended(code, 0) or right(ticket, 64) <> code
      then 'this ticket was not written by Remit'
    when split_part(ticket, '|', 3)::bigint <> pg_backend_pid() then 'this ticket is for another connection'
    when split_part(ticket, '|', 4)::bigint - date_part('epoch', clock_timestamp()) * 1000 not between 0 and 60000
      then 'this ticket has expired, or is valid for longer than a minute'
    when process.only_tenant <> claimed::uuid then 'this database belongs to another tenant'
    when current_setting('remit.claim', true) <> '' then 'this transaction has entered a tenant already'
  end;
  if refusal is not null then
    raise exception '%', refusal using errcode = 'RM001';
  end if;
  moving := process.move_state;
  if current_setting('transaction_read_only') = 'off' then
    -- As `context.write_lock` has it.
    write_lock := ('x' || encode(substr(sha256(process.claim_pad || uuid_send(claimed::uuid)), 1, 8), 'hex'))::bit(64)::bigint;
    if current_setting('remit.patient', true) = 'yes' then
      perform pg_advisory_xact_lock_shared(write_lock);
    elsif not pg_try_advisory_xact_lock_shared(write_lock) then
      raise exception 'this tenant is being moved' using errcode = 'RM004';
    end if;
    moving := (select state from context.tenant_move where tenant = claimed);
  end if;
  if moving = 'moved' then
    raise exception 'this tenant has moved to another database' using errcode = 'RM005';
  end if;
  if moving is not null or current_setting('remit.moving', true) <> '' then
    perform set_config('remit.moving', case when moving is null then '' else 'yes' end, true);
  end if;
  perform set_config('remit.claim', claimed || encode(sha256(process.claim_pad || int4send(pg_backend_pid())
    || timestamptz_send(transaction_timestamp()) || convert_to(claimed, 'UTF8')), 'hex'), true);
end
$$;

create or replace function remit.tenant() returns uuid
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
declare
  claim constant text := current_setting('remit.claim', true);
  signing bytea;
  code text;
begin
  select pad into signing from context.secret;
  code := encode(sha256(signing || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp())
    || convert_to(left(claim, 36), 'UTF8')), 'hex');
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
