-- One chain over what happened to logins and what operators did, as each tenant has one over its own record: who changes,
-- removes or inserts an entry beside Remit is found out by `remit audit verify`.

-- One link: the hash covers the link before it, the number and every column of the event. See 0006_audit_chain.sql of the
-- tenants for why nothing refers to the event.
create table identity.event_seal (
  sequence bigint not null primary key check (sequence > 0),
  event_id uuid not null unique,
  hash bytea not null check (length(hash) = 32)
);

-- Events of both records that wait for their seal: a row comes with its event, in its transaction, and goes with the seal.
create table identity.event_unsealed (
  event_id uuid not null primary key
);

insert into identity.event_unsealed (event_id)
select id from identity.event union all select id from identity.operator_event;

create function identity.queue_for_seal() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into identity.event_unsealed (event_id) select id from new_rows;
  return null;
end
$$;
revoke all on function identity.queue_for_seal() from public;

create trigger queue_for_seal after insert on identity.event
  referencing new table as new_rows for each statement execute function identity.queue_for_seal();
alter table identity.event enable always trigger queue_for_seal;
create trigger queue_for_seal after insert on identity.operator_event
  referencing new table as new_rows for each statement execute function identity.queue_for_seal();
alter table identity.operator_event enable always trigger queue_for_seal;

create trigger append_only before update or delete or truncate on identity.event_seal
  for each statement execute function identity.refuse_change();
alter table identity.event_seal enable always trigger append_only;
