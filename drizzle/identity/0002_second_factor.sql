-- Second factors, sign-ins under way, what a session is worth, and what happened to logins.

-- Of one login at most one; in force once its first code was answered.
create table identity.second_factor (
  login_id uuid not null primary key references identity.login (id) on delete cascade,
  -- The seed of RFC 6238, sealed for this row (secret-box.ts).
  secret bytea not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  -- The last time step that a code was taken for: none is taken twice, and none before it.
  last_step bigint not null default 0
);

-- Ten at a time, each good once.
create table identity.recovery_code (
  login_id uuid not null references identity.login (id) on delete cascade,
  -- SHA-256: a code has 120 random bits.
  code_hash bytea not null,
  used_at timestamptz,
  primary key (login_id, code_hash)
);

-- A password was right and the second factor is still asked for. Nothing but that answer looks here: whoever holds
-- such a token has no session.
create table identity.sign_in_step (
  token_hash bytea not null primary key,
  login_id uuid not null references identity.login (id) on delete cascade,
  expires_at timestamptz not null,
  tries integer not null default 0
);
create index sign_in_step_login on identity.sign_in_step (login_id);

-- `browser`: a cookie. `client`: an application that was given access, whose tokens lead to this row.
alter table identity.session
  add column id uuid not null default gen_random_uuid(),
  add column kind text collate "C" not null default 'browser' check (kind in ('browser', 'client')),
  add column second_factor_at timestamptz,
  add column address text,
  add column agent text,
  add column last_used_at timestamptz;
create unique index session_id on identity.session (id);

alter table identity.login add column password_changed_at timestamptz;

-- Who signed in and out and what they changed of how they do it. Nobody updates or deletes.
create table identity.event (
  id uuid not null default uuidv7() primary key,
  at timestamptz not null default clock_timestamp(),
  -- Null: nobody has the e-mail that was tried.
  login_id uuid,
  action text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('allow', 'deny')),
  session_id uuid,
  address text,
  agent text,
  correlation_id uuid not null,
  details jsonb not null default '{}'
);
create index event_login on identity.event (login_id, at);

create function identity.keep_event() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'what happened to logins is never changed' using errcode = 'RM003';
end
$$;
revoke all on function identity.keep_event() from public;
create trigger append_only before update or delete or truncate on identity.event
  for each statement execute function identity.keep_event();
alter table identity.event enable always trigger append_only;
