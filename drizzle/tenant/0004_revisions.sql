-- The numbers that tell a cache and a session that they are out of date, kept by the tables themselves, so that no
-- query can change people, trees or assignments and forget to say so.
--
-- Every statement here names the tenant it means and does not lean on the wall: a key's ON UPDATE CASCADE runs as the
-- owner and looks past row security, and triggers under it run as the owner too.

-- Grows the directory's revision of the tenants whose rows a statement changed.
create function remit.grow_directory_revision() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    update remit.tenant set directory_revision = directory_revision + 1
      where tenant_id in (select tenant_id from new_rows);
  elsif tg_op = 'DELETE' then
    update remit.tenant set directory_revision = directory_revision + 1
      where tenant_id in (select tenant_id from old_rows);
  else
    update remit.tenant set directory_revision = directory_revision + 1
      where tenant_id in (select tenant_id from new_rows union select tenant_id from old_rows);
  end if;
  return null;
end
$$;

-- The epoch is no part of the directory. The update of epochs fires this trigger again, which then finds nothing to do:
-- it must not update at all, as even an update of no rows would fire it once more.
create function remit.on_member_update() returns trigger
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

-- Grows the epochs of everybody whom changed assignments reach: members, members of a group and of the groups inside
-- it, members of a department and of the departments below it. `0` is the character after `/`.
create function remit.on_assignment_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  changed remit.assignment[] := '{}';
begin
  if tg_op <> 'INSERT' then
    changed := array(select row(old_rows.*)::remit.assignment from old_rows);
  end if;
  if tg_op <> 'DELETE' then
    changed := changed || array(select row(new_rows.*)::remit.assignment from new_rows);
  end if;
  with recursive reached_group (tenant_id, id) as (
    select tenant_id, group_id from unnest(changed) where group_id is not null
    union
    select inside.tenant_id, inside.inner_id
    from reached_group join remit.group_group inside
      on inside.tenant_id = reached_group.tenant_id and inside.outer_id = reached_group.id),
  reached (tenant_id, id) as (
    select tenant_id, member_id from unnest(changed)
    union
    select group_member.tenant_id, group_member.member_id
    from reached_group join remit.group_member
      on group_member.tenant_id = reached_group.tenant_id and group_member.group_id = reached_group.id
    union
    select member.tenant_id, member.id
    from unnest(changed) held join remit.member
      on member.tenant_id = held.tenant_id and (member.department = held.department
        or member.department >= held.department || '/' and member.department < held.department || '0'))
  update remit.member set epoch = epoch + 1
    from reached where member.tenant_id = reached.tenant_id and member.id = reached.id;
  return null;
end
$$;

create function remit.on_group_member_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  changed remit.group_member[] := '{}';
begin
  if tg_op <> 'INSERT' then
    changed := array(select row(old_rows.*)::remit.group_member from old_rows);
  end if;
  if tg_op <> 'DELETE' then
    changed := changed || array(select row(new_rows.*)::remit.group_member from new_rows);
  end if;
  update remit.member set epoch = epoch + 1
    where (tenant_id, id) in (select tenant_id, member_id from unnest(changed));
  return null;
end
$$;

-- Members of the inner group, and of the groups inside it, gain or lose what the outer one holds.
create function remit.on_group_group_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  changed remit.group_group[] := '{}';
begin
  if tg_op <> 'INSERT' then
    changed := array(select row(old_rows.*)::remit.group_group from old_rows);
  end if;
  if tg_op <> 'DELETE' then
    changed := changed || array(select row(new_rows.*)::remit.group_group from new_rows);
  end if;
  with recursive reached_group (tenant_id, id) as (
    select tenant_id, inner_id from unnest(changed)
    union
    select inside.tenant_id, inside.inner_id
    from reached_group join remit.group_group inside
      on inside.tenant_id = reached_group.tenant_id and inside.outer_id = reached_group.id)
  update remit.member set epoch = epoch + 1
    where (tenant_id, id) in (
      select group_member.tenant_id, group_member.member_id
      from reached_group join remit.group_member
        on group_member.tenant_id = reached_group.tenant_id and group_member.group_id = reached_group.id);
  return null;
end
$$;

-- What a directory says about the tenant itself is part of the directory.
create function remit.on_tenant_update() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if (new.time_zone, new.base_currency) is distinct from (old.time_zone, old.base_currency) then
    new.directory_revision := old.directory_revision + 1;
  end if;
  return new;
end
$$;

create trigger revision before update on remit.tenant
  for each row execute function remit.on_tenant_update();

create trigger revision_insert after insert on remit.folder
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.folder
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.folder
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();

create trigger revision_insert after insert on remit.department
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.department
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.department
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();

create trigger revision_insert after insert on remit.member
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.member
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.on_member_update();
create trigger revision_delete after delete on remit.member
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();

create trigger revision_insert after insert on remit.member_group
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.member_group
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.member_group
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();

create trigger revision_insert after insert on remit.group_member
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.group_member
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.group_member
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();
create trigger epoch_insert after insert on remit.group_member
  referencing new table as new_rows for each statement execute function remit.on_group_member_change();
create trigger epoch_update after update on remit.group_member
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.on_group_member_change();
create trigger epoch_delete after delete on remit.group_member
  referencing old table as old_rows for each statement execute function remit.on_group_member_change();

create trigger revision_insert after insert on remit.group_group
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.group_group
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.group_group
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();
create trigger epoch_insert after insert on remit.group_group
  referencing new table as new_rows for each statement execute function remit.on_group_group_change();
create trigger epoch_update after update on remit.group_group
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.on_group_group_change();
create trigger epoch_delete after delete on remit.group_group
  referencing old table as old_rows for each statement execute function remit.on_group_group_change();

create trigger revision_insert after insert on remit.assignment
  referencing new table as new_rows for each statement execute function remit.grow_directory_revision();
create trigger revision_update after update on remit.assignment
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.grow_directory_revision();
create trigger revision_delete after delete on remit.assignment
  referencing old table as old_rows for each statement execute function remit.grow_directory_revision();
create trigger epoch_insert after insert on remit.assignment
  referencing new table as new_rows for each statement execute function remit.on_assignment_change();
create trigger epoch_update after update on remit.assignment
  referencing old table as old_rows new table as new_rows
  for each statement execute function remit.on_assignment_change();
create trigger epoch_delete after delete on remit.assignment
  referencing old table as old_rows for each statement execute function remit.on_assignment_change();
