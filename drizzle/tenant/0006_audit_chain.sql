-- What makes the record complete and its forgery visible: where a call came from, what it changed, under which decision;
-- and a hash chain for each tenant over its events.

-- Null in events from before these columns.
alter table remit.audit_event
  add column stream text collate "C"
    check (stream in ('access', 'guest', 'session', 'request', 'audit', 'tenant', 'refusal')),
  add column address text,
  add column agent text,
  add column policy_version integer,
  add column directory_revision bigint,
  add column on_behalf_of uuid,
  add column roles jsonb,
  add column before jsonb,
  add column after jsonb,
  add column asked jsonb;

create index audit_event_stream on remit.audit_event (tenant_id, stream, at);
create index audit_event_actor on remit.audit_event (tenant_id, actor, at);
create index audit_event_target on remit.audit_event (tenant_id, target_id, at);

-- One link of the chain: the hash covers the link before it, the number and every column of the event. Two processes
-- that seal at once cannot fork it: the second finds its number taken. No foreign key to the event: it would lock and
-- rewrite each of them, and hinder nobody who can remove one; the verifier sees what is not there.
create table remit.audit_seal (
  tenant_id uuid not null,
  sequence bigint not null check (sequence > 0),
  event_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, sequence),
  unique (tenant_id, event_id)
);

-- Events that wait for their seal. Rows come with their event, in its transaction, and go with the seal, so that finding
-- what a killed process left costs what there is to find, however long the history. No foreign key here either: a row
-- without its event is merely swept away.
create table remit.audit_unsealed (
  tenant_id uuid not null,
  event_id uuid not null,
  primary key (tenant_id, event_id)
);

-- The owner is bound by the wall, so it steps aside for what was there before.
alter table remit.audit_event no force row level security;
insert into remit.audit_unsealed (tenant_id, event_id) select tenant_id, id from remit.audit_event;
alter table remit.audit_event force row level security;

select remit.put_behind_wall(name::regclass) from unnest(array['remit.audit_seal', 'remit.audit_unsealed']) as name;

-- The tenant is the one that was entered, whatever the new rows say.
create function remit.queue_for_seal() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into remit.audit_unsealed (tenant_id, event_id) select (select remit.tenant()), id from new_rows;
  return null;
end
$$;

create trigger queue_for_seal after insert on remit.audit_event
  referencing new table as new_rows for each statement execute function remit.queue_for_seal();
alter table remit.audit_event enable always trigger queue_for_seal;

create trigger append_only before update or delete or truncate on remit.audit_seal
  for each statement execute function remit.refuse_change();
alter table remit.audit_seal enable always trigger append_only;
