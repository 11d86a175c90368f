-- Somebody looks again at who holds what: a campaign, and a line for every assignment that there was when it began.
create table remit.review (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  kind text collate "C" not null check (kind in ('role', 'folder', 'guests')),
  -- The role or the folder; null of guests.
  about text collate "C",
  started_by uuid not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (tenant_id, id),
  check ((kind = 'guests') = (about is null)),
  check ((closed_by is null) = (closed_at is null)),
  foreign key (tenant_id, started_by) references remit.member (tenant_id, id),
  foreign key (tenant_id, closed_by) references remit.member (tenant_id, id)
);
create index review_started on remit.review (tenant_id, started_at);
select remit.put_behind_wall('remit.review'::regclass);

-- As things stood when the campaign began. Names and paths are of then; what they point at may be gone.
create table remit.review_line (
  tenant_id uuid not null,
  review_id uuid not null,
  assignment_id uuid not null,
  holder_kind text collate "C" not null check (holder_kind in ('member', 'group', 'department')),
  holder_id text collate "C" not null,
  holder_name text not null,
  role text collate "C" not null,
  folder text collate "C" not null,
  valid_from timestamptz,
  valid_until timestamptz,
  -- Everybody whom it reached.
  members uuid[] not null,
  reviewer uuid not null,
  -- When somebody was last allowed something by it, of the 90 days before.
  last_used_at timestamptz,
  -- Of the holder's department: how many held the role, of how many; null where there is none.
  peers_have integer,
  peers_of integer,
  verdict text collate "C" check (verdict in ('keep', 'reduce', 'remove')),
  -- When it is to end, where that is what it is reduced to.
  reduce_until timestamptz,
  reason text check (reason <> ''),
  decided_by uuid,
  decided_at timestamptz,
  -- What closing came to.
  outcome text collate "C" check (outcome in ('kept', 'reduced', 'removed', 'gone', 'refused', 'undecided')),
  outcome_why text,
  primary key (tenant_id, review_id, assignment_id),
  check ((verdict is null) = (reason is null)),
  check ((verdict is null) = (decided_by is null)),
  check ((verdict is null) = (decided_at is null)),
  check ((reduce_until is not null) = coalesce(verdict = 'reduce', false)),
  check ((peers_have is null) = (peers_of is null)),
  foreign key (tenant_id, review_id) references remit.review (tenant_id, id) on delete cascade,
  foreign key (tenant_id, reviewer) references remit.member (tenant_id, id),
  foreign key (tenant_id, decided_by) references remit.member (tenant_id, id)
);
create index review_line_reviewer on remit.review_line (tenant_id, reviewer);
select remit.put_behind_wall('remit.review_line'::regclass);
