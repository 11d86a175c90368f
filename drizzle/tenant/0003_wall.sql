-- The wall between tenants. A request proves its tenant with a ticket: key id, tenant, connection, expiry, and a MAC
-- under a key that only a process of Remit and schema `context` know. `remit.enter` checks the ticket and leaves a claim
-- in a transaction-local setting, signed for this connection and this transaction; `remit.tenant()` checks the claim
-- once a statement. Settings can be written by any SQL, so what counts is the signature and never the setting.
--
-- Everything that knows a key belongs to remit_context, who cannot log in and whom nobody can become but the migrator.

grant usage, create on schema remit to remit_context;
set local role remit_context;
alter default privileges revoke execute on functions from public;

-- Keys of the processes that may write tickets, as the two pads of HMAC-SHA-256. A process registers one when it first
-- opens this database and renews it; the key of a process that was killed is worth nothing when it expires.
create table context.process_key (
  kid text collate "C" not null primary key check (kid ~ '^[0-9a-f]{16}$'),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64),
  expires_at timestamptz not null
);

-- What claims are signed with: two secret pads that never leave this database.
create table context.secret (
  only_row boolean not null primary key default true check (only_row),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);

-- A random uuid holds 122 random bits, from the system's own source; four of them fill a pad.
insert into context.secret (inner_pad, outer_pad)
select
  (select decode(string_agg(replace(gen_random_uuid()::text, '-', ''), ''), 'hex') from generate_series(1, 4)),
  (select decode(string_agg(replace(gen_random_uuid()::text, '-', ''), ''), 'hex') from generate_series(1, 4));

-- Whose database this is: a dedicated one accepts its own tenant alone. While the row is missing nobody enters.
create table context.placement (
  only_row boolean not null primary key default true check (only_row),
  tier text collate "C" not null check (tier in ('dedicated', 'shared')),
  tenant_id uuid,
  check ((tier = 'dedicated') = (tenant_id is not null))
);

-- SQL that is planned with its parameters can be shown to its caller with them (debug_print_plan). So keys stay in
-- variables and in expressions, and are never a parameter of a query.
--
-- A ticket is `key id|tenant|connection|expiry in ms|` and the MAC of that, in hex. What it says is read only once the
-- MAC has shown that Remit wrote it. Given and expected MAC are hashed once more for the comparison, so that its time
-- tells nothing of how much of a guess was right.
create function remit.enter(ticket text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  process record;
  claimed uuid;
  expires_in numeric;
begin
  select key.inner_pad, key.outer_pad, key.expires_at, placement.tier, placement.tenant_id,
    secret.inner_pad as own_inner, secret.outer_pad as own_outer
    into process
    from context.process_key key cross join context.placement cross join context.secret
    where key.kid = left(ticket, 16);
  if not found or process.expires_at < clock_timestamp() then
    raise exception 'the key of this ticket is not registered here' using errcode = 'RM002';
  end if;
  if sha256(convert_to(right(ticket, 64), 'UTF8')) is distinct from sha256(convert_to(encode(sha256(
    process.outer_pad || sha256(process.inner_pad || convert_to(left(ticket, -64), 'UTF8'))), 'hex'), 'UTF8'))
  then
    raise exception 'this ticket was not written by Remit' using errcode = 'RM001';
  end if;
  if split_part(ticket, '|', 3)::bigint <> pg_backend_pid() then
    raise exception 'this ticket is for another connection' using errcode = 'RM001';
  end if;
  expires_in := split_part(ticket, '|', 4)::bigint - extract(epoch from clock_timestamp()) * 1000;
  if expires_in not between 0 and 60000 then
    raise exception 'this ticket has expired, or is valid for longer than a minute' using errcode = 'RM001';
  end if;
  claimed := split_part(ticket, '|', 2)::uuid;
  if process.tier = 'dedicated' and process.tenant_id <> claimed then
    raise exception 'this database belongs to another tenant' using errcode = 'RM001';
  end if;
  if coalesce(current_setting('remit.claim', true), '') <> '' then
    raise exception 'this transaction has entered a tenant already' using errcode = 'RM001';
  end if;
  perform set_config('remit.claim', claimed::text || encode(sha256(process.own_outer || sha256(process.own_inner
    || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp()) || uuid_send(claimed))), 'hex'), true);
end
$$;

-- The tenant that this transaction has entered. No claim, or one that does not hold here and now, is an error: never
-- null, which `tenant_id = null` would turn into an answer without rows that looks like an answer.
create function remit.tenant() returns uuid
  language plpgsql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp
as $$
declare
  claim constant text := current_setting('remit.claim', true);
  secret record;
begin
  if claim is null or length(claim) <> 100 or not pg_input_is_valid(left(claim, 36), 'uuid') then
    raise exception 'no tenant has been entered' using errcode = 'RM001';
  end if;
  select inner_pad, outer_pad into strict secret from context.secret;
  if sha256(convert_to(right(claim, 64), 'UTF8')) is distinct from sha256(convert_to(encode(sha256(secret.outer_pad
    || sha256(secret.inner_pad || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp())
    || uuid_send(left(claim, 36)::uuid))), 'hex'), 'UTF8'))
  then
    raise exception 'the tenant of this transaction was not entered with a ticket' using errcode = 'RM001';
  end if;
  return left(claim, 36)::uuid;
end
$$;

-- Lets a process write tickets for two hours. Called by remit_registrar, whom requests never connect as.
create function remit.register_process(process_kid text, process_inner bytea, process_outer bytea) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from context.process_key key where key.expires_at < clock_timestamp();
  insert into context.process_key as key (kid, inner_pad, outer_pad, expires_at)
    values (process_kid, process_inner, process_outer, clock_timestamp() + interval '2 hours')
    on conflict (kid) do update set expires_at = excluded.expires_at
      where key.inner_pad = excluded.inner_pad and key.outer_pad = excluded.outer_pad;
  if not found then
    raise exception 'another process registered a key with this id' using errcode = 'RM001';
  end if;
end
$$;

set local role remit_owner;
revoke create on schema remit from remit_context;

-- Puts a table behind the wall: whatever policies are added later can only narrow what lies within it. The owner is
-- bound too. Called by migrations, for every table that has rows of tenants.
create function remit.put_behind_wall(tenant_table regclass) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy tenant_wall on %s as restrictive for all to public
      using (tenant_id = (select remit.tenant())) with check (tenant_id = (select remit.tenant()))', tenant_table);
  execute format('create policy tenant_rows on %s for all to public using (true) with check (true)', tenant_table);
end
$$;

select remit.put_behind_wall(name::regclass)
from unnest(array[
  'remit.tenant', 'remit.folder', 'remit.department', 'remit.member', 'remit.member_group', 'remit.group_member',
  'remit.group_group', 'remit.assignment', 'remit.policy_version', 'remit.audit_event',
  'crm.account', 'crm.contract', 'hr.employee', 'fin.payment_request', 'fin.payment_request_event',
  'wms.item', 'wms.shipment'
]) as name;

-- What has been written down stays: for whoever may write at all, and under session_replication_role too.
create function remit.refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = 'RM003';
end
$$;

create trigger append_only before update or delete or truncate on remit.audit_event
  for each statement execute function remit.refuse_change();
alter table remit.audit_event enable always trigger append_only;

create trigger append_only before update or delete or truncate on remit.policy_version
  for each statement execute function remit.refuse_change();
alter table remit.policy_version enable always trigger append_only;

create trigger append_only before update or delete or truncate on fin.payment_request_event
  for each statement execute function remit.refuse_change();
alter table fin.payment_request_event enable always trigger append_only;
