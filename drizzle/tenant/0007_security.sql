-- How a tenant lets people in, and who answers for its guests.

-- A tenant without a row lets everybody in from everywhere, for as long as Remit itself does.
create table remit.security (
  tenant_id uuid not null primary key,
  -- Addresses and networks from which calls are heard, each as parse-address.ts writes it; empty: from everywhere.
  allowlist text[] collate "C" not null default '{}' check (cardinality(allowlist) <= 500),
  -- How long a session is good here, in minutes; null: as long as it is good anywhere.
  session_minutes integer check (session_minutes between 15 and 720),
  -- Whose sessions must have been confirmed with a second factor.
  second_factor text collate "C" not null default 'nobody'
    check (second_factor in ('nobody', 'administrators', 'everybody')),
  -- Grows with every change; whoever saves names the one they saw.
  revision integer not null default 1 check (revision > 0),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);
select remit.put_behind_wall('remit.security');

-- Open streams stand on it too. Like the others of its kind it says that something changed, and nothing of what.
create function remit.tell_security_changed() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('remit_changed', '');
  return null;
end
$$;
revoke all on function remit.tell_security_changed() from public;
create trigger tell_listeners after insert or update on remit.security
  for each statement execute function remit.tell_security_changed();

-- Who answers for a guest. Whoever has a sponsor has an end. The owner checks what is there already and is bound by the
-- wall too, so it steps aside for this; the whole migration is one transaction.
alter table remit.member no force row level security;
alter table remit.member
  add column sponsor uuid,
  add foreign key (tenant_id, sponsor) references remit.member (tenant_id, id) deferrable initially deferred,
  add check (sponsor is null or valid_until is not null),
  add check (valid_from < valid_until);
alter table remit.member force row level security;
alter table remit.assignment add check (valid_from < valid_until);
