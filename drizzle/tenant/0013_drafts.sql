-- Changes of the policy in the making: a base version and the steps made on it, what was said of them and who approved.

create table remit.draft (
  tenant_id uuid not null,
  id uuid not null,
  -- What it is called by: given in order, in each tenant.
  number integer not null check (number > 0),
  name text not null check (name <> ''),
  author uuid not null,
  based_on integer not null,
  state text not null check (state in
    ('editing', 'in-review', 'approved', 'scheduled', 'published', 'rejected', 'withdrawn', 'superseded')),
  -- How many of its steps count; those behind were undone.
  standing integer not null check (standing >= 0),
  -- Grows with every change of what it says; an edit that has not seen the last one is refused.
  revision integer not null default 1 check (revision > 0),
  -- The natural persons who had a hand in it: none of them approves it.
  persons uuid[] not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- When it goes out by itself, by whose word, with what effect and why.
  scheduled_at timestamptz,
  scheduled_by uuid,
  accepted_effect text collate "C",
  reason text,
  published_version integer,
  -- Why it did not go out when it was to.
  failure text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((state = 'scheduled') = (scheduled_at is not null)),
  check (state <> 'scheduled' or (scheduled_by is not null and accepted_effect is not null and reason is not null)),
  check ((state = 'published') = (published_version is not null)),
  foreign key (tenant_id, author) references remit.member (tenant_id, id),
  foreign key (tenant_id, scheduled_by) references remit.member (tenant_id, id),
  foreign key (tenant_id, based_on) references remit.policy_version (tenant_id, version),
  foreign key (tenant_id, published_version) references remit.policy_version (tenant_id, version)
);
create index draft_open on remit.draft (tenant_id, updated_at) where state not in ('published', 'withdrawn', 'superseded');
create index draft_due on remit.draft (tenant_id, scheduled_at) where scheduled_at is not null;
select remit.put_behind_wall('remit.draft'::regclass);

-- One edit, as the items that it sets shall stand.
create table remit.draft_step (
  tenant_id uuid not null,
  draft_id uuid not null,
  sequence integer not null check (sequence between 1 and 2000),
  author uuid not null,
  at timestamptz not null default now(),
  edits jsonb not null,
  primary key (tenant_id, draft_id, sequence),
  foreign key (tenant_id, draft_id) references remit.draft (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author) references remit.member (tenant_id, id)
);
select remit.put_behind_wall('remit.draft_step'::regclass);

create table remit.draft_comment (
  tenant_id uuid not null,
  draft_id uuid not null,
  id uuid not null default uuidv7(),
  -- The item of the policy that it is about; both null for the draft as a whole.
  kind text,
  key text,
  author uuid not null,
  at timestamptz not null default now(),
  text text not null check (text <> ''),
  primary key (tenant_id, draft_id, id),
  check ((kind is null) = (key is null)),
  foreign key (tenant_id, draft_id) references remit.draft (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author) references remit.member (tenant_id, id)
);
select remit.put_behind_wall('remit.draft_comment'::regclass);

-- What somebody said of exactly one document: it says nothing of what the draft became since.
create table remit.draft_review (
  tenant_id uuid not null,
  draft_id uuid not null,
  id uuid not null default uuidv7(),
  revision integer not null,
  document_hash text collate "C" not null,
  verdict text not null check (verdict in ('approve', 'reject')),
  author uuid not null,
  at timestamptz not null default now(),
  comment text,
  primary key (tenant_id, draft_id, id),
  foreign key (tenant_id, draft_id) references remit.draft (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author) references remit.member (tenant_id, id)
);
select remit.put_behind_wall('remit.draft_review'::regclass);
