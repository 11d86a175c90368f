-- How a tenant leaves this database for another without losing a write. While it is copied, whatever changes is noted, to
-- be copied again; writes wait for the moment in which the last of it goes over; after that this database refuses the
-- tenant, so that a process that still believes it to be here learns better.

grant create on schema remit to remit_context;
set local role remit_context;

create table context.tenant_move (
  -- As tickets write it.
  tenant text collate "C" not null primary key,
  state text collate "C" not null check (state in ('copying', 'moved'))
);

-- Held shared by every transaction that writes in a tenant, and alone by a move for the moments in which nobody may. It
-- comes from the secret, so that SQL which gets into another tenant cannot name it.
create function context.write_lock(tenant uuid) returns bigint
  language sql stable
  set search_path = pg_catalog, pg_temp
as $$
  select ('x' || encode(substr(sha256(inner_pad || uuid_send(tenant)), 1, 8), 'hex'))::bit(64)::bigint
  from context.secret
$$;

-- As in 0003_wall.sql, and besides: a writer holds the write lock, and only then reads whether its tenant is moving, so
-- that a move which waited for the lock has seen every write that was not noted. `remit.patient` asks to wait for the lock
-- rather than to be told that it is taken; who forges it waits, and no more. `remit.moving` makes triggers note changes;
-- who forges it loses changes of their own tenant to nobody's gain.
create or replace function remit.enter(ticket text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  process record;
  claimed uuid;
  expires_in numeric;
  moving text;
begin
  select key.inner_pad, key.outer_pad, key.expires_at, placement.tier, placement.tenant_id,
    secret.inner_pad as own_inner, secret.outer_pad as own_outer, move.state as move_state
    into process
    from context.process_key key cross join context.placement cross join context.secret
      left join context.tenant_move move on move.tenant = split_part(ticket, '|', 2)
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
  moving := process.move_state;
  if current_setting('transaction_read_only') = 'off' then
    if current_setting('remit.patient', true) = 'yes' then
      perform pg_advisory_xact_lock_shared(context.write_lock(claimed));
    elsif not pg_try_advisory_xact_lock_shared(context.write_lock(claimed)) then
      raise exception 'this tenant is being moved' using errcode = 'RM004';
    end if;
    moving := (select state from context.tenant_move where tenant = claimed::text);
  end if;
  if moving = 'moved' then
    raise exception 'this tenant has moved to another database' using errcode = 'RM005';
  end if;
  perform set_config('remit.moving', case when moving is null then '' else 'yes' end, true);
  perform set_config('remit.claim', claimed::text || encode(sha256(process.own_outer || sha256(process.own_inner
    || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp()) || uuid_send(claimed))), 'hex'), true);
end
$$;

set local role remit_owner;
revoke create on schema remit from remit_context;

-- Keys of rows that changed while their tenant was being copied. The row itself is read again when its turn comes.
create table remit.move_change (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  table_name text collate "C" not null,
  -- The columns of the primary key, without the tenant.
  key jsonb not null,
  primary key (tenant_id, id)
);
select remit.put_behind_wall('remit.move_change');

-- The arguments of the trigger are the table, which a partition would call by another name, and the columns of its key.
create function remit.note_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  key_columns constant text[] := (tg_argv::text[])[1:];
  was jsonb;
  is_now jsonb;
begin
  if tg_op <> 'INSERT' then
    was := (select coalesce(jsonb_object_agg(name, to_jsonb(old) -> name), '{}') from unnest(key_columns) as name);
  end if;
  if tg_op <> 'DELETE' then
    is_now := (select coalesce(jsonb_object_agg(name, to_jsonb(new) -> name), '{}') from unnest(key_columns) as name);
  end if;
  insert into remit.move_change (tenant_id, table_name, key)
    select (select remit.tenant()), tg_argv[0], key
    from (select was union select is_now) as changed (key) where key is not null;
  return null;
end
$$;

create function remit.note_changes_of(tenant_table regclass) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  key_columns constant text := (
    select coalesce(string_agg(', ' || quote_literal(attname), '' order by place), '')
    from pg_index cross join unnest(indkey::int2[]) with ordinality as key (attnum, place)
      join pg_attribute on attrelid = indrelid and pg_attribute.attnum = key.attnum
    where indrelid = tenant_table and indisprimary and attname <> 'tenant_id');
begin
  -- The condition is asked where the row changes: while nobody moves, nothing is called and nothing is queued.
  execute format('create trigger note_change after insert or update or delete on %s for each row
    when (current_setting(''remit.moving'', true) = ''yes'') execute function remit.note_change(%L%s)',
    tenant_table, tenant_table::text, key_columns);
end
$$;

-- As in 0003_wall.sql, and besides: no table can be added whose changes a move would miss.
create or replace function remit.put_behind_wall(tenant_table regclass) returns void
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
  perform remit.note_changes_of(tenant_table);
end
$$;

select remit.note_changes_of(pg_class.oid)
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and not relispartition
  and pg_class.oid not in ('remit.migration'::regclass, 'remit.move_change'::regclass);
