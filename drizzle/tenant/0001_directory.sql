-- The tenant, its people, its trees, its assignments and its policy. The same tables serve both tiers: one tenant in a
-- database of its own, or many in one. Keys and foreign keys begin with tenant_id, because key checks look past row
-- security. Trees are paths under collate "C", so that "this folder and below" is a range that an index can answer
-- behind the wall. 0003_wall.sql puts the wall around every table.

create table remit.tenant (
  tenant_id uuid not null primary key,
  slug text collate "C" not null check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  base_currency text collate "C" not null check (base_currency ~ '^[A-Z]{3}$'),
  accent text not null default 'indigo',
  -- The published version that decides now; 0 before the first.
  policy_version integer not null default 0,
  -- Grows with every change to people, trees or assignments.
  directory_revision bigint not null default 1,
  -- Grows when every session of the tenant must end.
  epoch bigint not null default 1
);

create table remit.folder (
  tenant_id uuid not null,
  path text collate "C" not null check (path is nfc normalized and (path = '/' or path ~ '^(/[^/]+)+$')),
  name text not null,
  primary key (tenant_id, path),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);

create table remit.department (
  tenant_id uuid not null,
  path text collate "C" not null check (path is nfc normalized and path ~ '^(/[^/]+)+$'),
  name text not null,
  head uuid,
  primary key (tenant_id, path),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);

create table remit.member (
  tenant_id uuid not null,
  id uuid not null,
  -- The natural person behind the account: two accounts of one person are one to every rule.
  person uuid not null,
  kind text collate "C" not null default 'person' check (kind in ('person', 'service')),
  name text not null check (length(name) between 1 and 200),
  email text collate "C" not null,
  title text not null default '',
  department text collate "C",
  manager uuid,
  status text collate "C" not null default 'active' check (status in ('active', 'suspended', 'left')),
  valid_from timestamptz,
  valid_until timestamptz,
  attributes jsonb not null default '{}',
  -- Grows when this member's sessions must end: a changed assignment, status or validity.
  epoch bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, email),
  foreign key (tenant_id) references remit.tenant (tenant_id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade,
  foreign key (tenant_id, manager) references remit.member (tenant_id, id) deferrable initially deferred
);

alter table remit.department
  add foreign key (tenant_id, head) references remit.member (tenant_id, id) deferrable initially deferred;

create table remit.member_group (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);

create table remit.group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, group_id, member_id),
  foreign key (tenant_id, group_id) references remit.member_group (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);

-- Groups inside groups: members of the inner are members of the outer.
create table remit.group_group (
  tenant_id uuid not null,
  outer_id uuid not null,
  inner_id uuid not null,
  primary key (tenant_id, outer_id, inner_id),
  check (outer_id <> inner_id),
  foreign key (tenant_id, outer_id) references remit.member_group (tenant_id, id) on delete cascade,
  foreign key (tenant_id, inner_id) references remit.member_group (tenant_id, id) on delete cascade
);

create table remit.assignment (
  tenant_id uuid not null,
  id uuid not null,
  role text collate "C" not null,
  folder text collate "C" not null default '/',
  member_id uuid,
  group_id uuid,
  department text collate "C",
  valid_from timestamptz,
  valid_until timestamptz,
  primary key (tenant_id, id),
  check (num_nonnulls(member_id, group_id, department) = 1),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, group_id) references remit.member_group (tenant_id, id) on delete cascade,
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index assignment_member on remit.assignment (tenant_id, member_id);

-- Published versions: immutable, numbered, hashed. remit.tenant.policy_version says which one decides.
create table remit.policy_version (
  tenant_id uuid not null,
  version integer not null check (version > 0),
  based_on integer not null,
  document jsonb not null,
  -- SHA-256 of the canonical document, hex.
  hash text collate "C" not null,
  -- SHA-256 of the effect that the author accepted, hex; null for the first version of a tenant.
  effect_hash text collate "C",
  author uuid,
  reason text not null default '',
  published_at timestamptz not null default now(),
  primary key (tenant_id, version),
  foreign key (tenant_id) references remit.tenant (tenant_id),
  foreign key (tenant_id, author) references remit.member (tenant_id, id)
);

-- What happened. Inserted in the acting transaction; nobody updates or deletes (0003_wall.sql).
create table remit.audit_event (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  action text collate "C" not null,
  target_type text collate "C" not null,
  target_id text,
  outcome text collate "C" not null check (outcome in ('allow', 'deny')),
  because jsonb not null,
  details jsonb not null default '{}',
  correlation_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id) references remit.tenant (tenant_id)
);
create index audit_event_time on remit.audit_event (tenant_id, at);
