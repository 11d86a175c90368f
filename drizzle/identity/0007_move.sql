-- A tenant on its way to another place, and what it left behind there until that is purged. One at a time.
create table identity.tenant_move (
  -- A tenant is not forgotten while something of it lies anywhere.
  tenant_id uuid not null primary key references identity.tenant (id),
  id uuid not null default uuidv7(),
  -- `copying`: rows that are there already; `following`: what changes meanwhile; `moved`: calls go to the new place.
  phase text collate "C" not null check (phase in ('copying', 'following', 'moved')),
  from_tier text collate "C" not null check (from_tier in ('dedicated', 'shared')),
  from_server text collate "C" not null,
  from_database text collate "C" not null,
  from_login text collate "C" not null,
  to_server text collate "C" not null,
  to_database text collate "C" not null,
  to_login text collate "C" not null,
  began_at timestamptz not null default now(),
  moved_at timestamptz,
  check ((phase = 'moved') = (moved_at is not null))
);
