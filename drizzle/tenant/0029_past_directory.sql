-- What the directory was at a past moment: beside people, trees, assignments and rates as they are lies how each row was
-- before it changed. Whoever undoes the changes since a moment has the directory of then.

-- Changes from here on are kept; for a tenant that is founded later, from its founding.
alter table remit.tenant add column directory_kept_from timestamptz not null default now();

-- A version that waited for a change of the directory comes after it in time too.
alter table remit.policy_version alter column published_at set default clock_timestamp();

create table remit.directory_change (
  tenant_id uuid not null,
  -- The directory's revision that the change made: one holds the tenant's row for it, so this is their order.
  revision bigint not null,
  table_name text collate "C" not null,
  -- The columns of the row's primary key, without the tenant.
  key jsonb not null,
  -- The row as it was, without tenant and epoch; null for one that was not there.
  was jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, revision, table_name, key),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);
create index directory_change_since on remit.directory_change (tenant_id, table_name, at);
select remit.put_behind_wall('remit.directory_change'::regclass);

create trigger append_only before update or delete or truncate on remit.directory_change
  for each statement execute function remit.refuse_change();
alter table remit.directory_change enable always trigger append_only;

-- The arguments of the trigger are the columns of the key. Its name puts it behind those that grow the revision, so that
-- the tenant's row is held and its number is that of this change. A member's epoch is no part of the directory.
create function remit.keep_past() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  key_columns constant text[] := tg_argv::text[];
  before jsonb[] := '{}';
  after jsonb[] := '{}';
begin
  -- Before its first version a tenant has no past to look at, and its sample comes in by the ten thousand.
  if not exists (select from remit.tenant where policy_version > 0) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    before := array(select to_jsonb(old_rows) - 'epoch' from old_rows);
  end if;
  if tg_op <> 'DELETE' then
    after := array(select to_jsonb(new_rows) - 'epoch' from new_rows);
  end if;
  with was as (
    select entry, (entry ->> 'tenant_id')::uuid as tenant_id,
      (select jsonb_object_agg(name, entry -> name) from unnest(key_columns) as name) as key
    from unnest(before) as entry),
  is_now as (
    select entry, (entry ->> 'tenant_id')::uuid as tenant_id,
      (select jsonb_object_agg(name, entry -> name) from unnest(key_columns) as name) as key
    from unnest(after) as entry)
  insert into remit.directory_change (tenant_id, revision, table_name, key, was)
    select tenant.tenant_id, directory_revision, tg_table_schema || '.' || tg_table_name, key,
      was.entry - 'tenant_id'
    from was full join is_now using (tenant_id, key) join remit.tenant using (tenant_id)
    where was.entry is distinct from is_now.entry and policy_version > 0;
  return null;
end
$$;

-- As in 0004_revisions.sql, and besides: where a member changed, it keeps how they were. Every assignment grows the
-- epochs of everybody it reaches, by the thousand, and that is told apart from a change here already.
create or replace function remit.on_member_update() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select from new_rows n left join old_rows o using (tenant_id, id)
    where to_jsonb(n) - 'epoch' is distinct from to_jsonb(o) - 'epoch')
  then
    update remit.tenant set directory_revision = directory_revision + 1
      where tenant_id in (select tenant_id from new_rows);
    insert into remit.directory_change (tenant_id, revision, table_name, key, was)
      select tenant.tenant_id, directory_revision, 'remit.member', jsonb_build_object('id', id),
        to_jsonb(o) - 'epoch' - 'tenant_id'
      from old_rows o full join new_rows n using (tenant_id, id) join remit.tenant using (tenant_id)
      where to_jsonb(n) - 'epoch' is distinct from to_jsonb(o) - 'epoch' and policy_version > 0;
  end if;
  if exists (
    select from new_rows n join old_rows o using (tenant_id, id)
    where (n.status, n.valid_from, n.valid_until, n.department, n.person, n.kind)
      is distinct from (o.status, o.valid_from, o.valid_until, o.department, o.person, o.kind))
  then
    update remit.member set epoch = member.epoch + 1
      from new_rows n join old_rows o using (tenant_id, id)
      where member.tenant_id = n.tenant_id and member.id = n.id
        and (n.status, n.valid_from, n.valid_until, n.department, n.person, n.kind)
          is distinct from (o.status, o.valid_from, o.valid_until, o.department, o.person, o.kind);
  end if;
  return null;
end
$$;

create function remit.keep_past_of(directory_table regclass) returns void
  language plpgsql volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  key_columns constant text := (
    select string_agg(quote_literal(attname), ', ' order by place)
    from pg_index cross join unnest(indkey::int2[]) with ordinality as key (attnum, place)
      join pg_attribute on attrelid = indrelid and pg_attribute.attnum = key.attnum
    where indrelid = directory_table and indisprimary and attname <> 'tenant_id');
begin
  execute format('create trigger was_kept_insert after insert on %s referencing new table as new_rows
    for each statement execute function remit.keep_past(%s)', directory_table, key_columns);
  execute format('create trigger was_kept_update after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function remit.keep_past(%s)', directory_table, key_columns);
  execute format('create trigger was_kept_delete after delete on %s referencing old table as old_rows
    for each statement execute function remit.keep_past(%s)', directory_table, key_columns);
end
$$;
select remit.keep_past_of(name::regclass)
from unnest(array['remit.folder', 'remit.department', 'remit.member', 'remit.member_group', 'remit.group_member',
  'remit.group_group', 'remit.assignment', 'remit.rate']) as name;

drop trigger was_kept_update on remit.member;

-- What a directory says about the tenant itself is part of it.
create function remit.keep_past_of_tenant() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into remit.directory_change (tenant_id, revision, table_name, key, was)
    values (new.tenant_id, new.directory_revision, 'remit.tenant', '{}',
      jsonb_build_object('time_zone', old.time_zone, 'base_currency', old.base_currency));
  return null;
end
$$;
create trigger was_kept after update on remit.tenant for each row
  when (new.policy_version > 0
    and (new.time_zone, new.base_currency) is distinct from (old.time_zone, old.base_currency))
  execute function remit.keep_past_of_tenant();
