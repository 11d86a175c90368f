-- Somebody asks for a role at a folder for a time. It is decided as other requests are, by whoever may give that role
-- there, and what is granted is an assignment with an end.
create table remit.access_request (
  tenant_id uuid not null,
  id uuid not null,
  -- For whom, which is who asks.
  member_id uuid not null,
  role text collate "C" not null check (role <> ''),
  folder text collate "C" not null,
  -- For how long from the moment it is granted, in ms.
  lasts_ms bigint not null check (lasts_ms > 0),
  reason text not null check (reason <> ''),
  -- What was refused and led here: action, type and, where there is one, the record.
  refused jsonb not null,
  status text collate "C" not null check (status in ('waiting', 'approved', 'rejected', 'withdrawn')),
  revision integer not null check (revision > 0),
  submitted_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  comment text,
  -- Its step and what was given to it, as packages/approvals keeps them.
  approval jsonb not null,
  -- What was given, and until when it is good.
  assignment_id uuid,
  granted_until timestamptz,
  primary key (tenant_id, id),
  check ((assignment_id is null) = (granted_until is null)),
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, decided_by) references remit.member (tenant_id, id),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade on delete cascade
);
create index access_request_waiting on remit.access_request (tenant_id, submitted_at) where status = 'waiting';
create index access_request_member on remit.access_request (tenant_id, member_id, submitted_at);
-- One answer for one question: whoever asks twice joins what they asked.
create unique index access_request_once on remit.access_request (tenant_id, member_id, role, folder)
  where status = 'waiting';
select remit.put_behind_wall('remit.access_request'::regclass);
