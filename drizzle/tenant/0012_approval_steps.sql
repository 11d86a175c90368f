-- Where a request stands among the steps of its approval, for whom it waits, and who decides in whose place.

alter table fin.payment_request
  -- Steps and what was given to each, as packages/approvals keeps them; null until somebody first looks.
  add column approval jsonb,
  -- When time next asks for something.
  add column due_at timestamptz,
  -- Under which policy and directory it was last asked who decides: `version.revision`.
  add column looked_under text collate "C";
-- What the clock looks for: what is due, and what waits and nobody has looked at yet.
create index payment_request_due on fin.payment_request (tenant_id, due_at) where due_at is not null;
create index payment_request_unplanned on fin.payment_request (tenant_id, submitted_at)
  where approval is null and status = 'waiting';

alter table fin.payment_request_event drop constraint payment_request_event_action_check;
alter table fin.payment_request_event
  add constraint payment_request_event_action_check check (action in ('submit', 'approve', 'reject', 'withdraw', 'pay',
    'save', 'ask', 'answer', 'change', 'reduce', 'remind', 'escalate', 'reroute', 'expire')),
  -- The step that it happened in, and the member in whose place a delegate acted.
  add column step text,
  add column on_behalf_of uuid,
  -- Of an approval: how long the request had been in the step, in ms, without the time in which its submitter was asked.
  add column waited_ms bigint check (waited_ms >= 0);
-- A new key is checked by a query, and the owner is bound by the wall: it steps aside for this.
alter table fin.payment_request_event no force row level security;
alter table remit.member no force row level security;
alter table fin.payment_request_event
  add foreign key (tenant_id, on_behalf_of) references remit.member (tenant_id, id);
alter table remit.member force row level security;
alter table fin.payment_request_event force row level security;
create index payment_request_event_step on fin.payment_request_event (tenant_id, step, at)
  where waited_ms is not null;

alter index fin.payment_request_waiting rename to payment_request_status;
-- For whom a request waits: one look shows everybody their own, oldest first.
create table fin.payment_request_waiting (
  tenant_id uuid not null,
  member_id uuid not null,
  record_id uuid not null,
  submitted_at timestamptz not null,
  primary key (tenant_id, member_id, record_id),
  foreign key (tenant_id, record_id) references fin.payment_request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);
create index payment_request_waiting_oldest on fin.payment_request_waiting (tenant_id, member_id, submitted_at);
create index payment_request_waiting_record on fin.payment_request_waiting (tenant_id, record_id);
select remit.put_behind_wall('fin.payment_request_waiting'::regclass);

-- Somebody decides in another's place for a time: it counts inside `[since, until)`.
create table remit.delegation (
  tenant_id uuid not null,
  id uuid not null,
  from_member uuid not null,
  to_member uuid not null,
  since timestamptz not null,
  until timestamptz not null,
  -- Whether the delegate may hand it on.
  pass_on boolean not null,
  reason text not null check (reason <> ''),
  primary key (tenant_id, id),
  check (since <= until),
  check (from_member <> to_member),
  foreign key (tenant_id, from_member) references remit.member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, to_member) references remit.member (tenant_id, id) on delete cascade
);
create index delegation_to on remit.delegation (tenant_id, to_member, until);
create index delegation_from on remit.delegation (tenant_id, from_member, until);
select remit.put_behind_wall('remit.delegation'::regclass);
