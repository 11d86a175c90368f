-- Applications that act for a person. Each has one session; its access tokens are sealed and kept nowhere, its refresh
-- tokens are good once.

create table identity.client (
  -- Of its session.
  session_id uuid not null primary key,
  login_id uuid not null references identity.login (id) on delete cascade,
  name text not null,
  -- SHA-256 of what the application keeps beside its tokens: without it a refresh token is worth nothing.
  binding_hash bytea not null,
  -- The session's own token, sealed for this row; access tokens are made of it.
  session_token bytea not null,
  created_at timestamptz not null default now(),
  foreign key (session_id) references identity.session (id) on delete cascade
);
create index client_login on identity.client (login_id);

-- Codes by which a signed-in person lets an application in; each is good once.
create table identity.client_code (
  code_hash bytea not null primary key,
  login_id uuid not null references identity.login (id) on delete cascade,
  name text not null,
  -- What the session that gave it was worth, which the application's cannot exceed.
  second_factor_at timestamptz,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table identity.refresh_token (
  token_hash bytea not null primary key,
  session_id uuid not null references identity.client (session_id) on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  -- From it and the used token itself comes the next one; whoever has only one of the two has nothing.
  successor_salt bytea,
  check ((used_at is null) = (successor_salt is null))
);
create index refresh_token_session on identity.refresh_token (session_id);
