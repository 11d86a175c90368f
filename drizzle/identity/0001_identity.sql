-- Who people are and which tenants there are. No tenant data lives here, and no password or session in a tenant database.

create table identity.login (
  id uuid not null primary key,
  email text collate "C" not null unique,
  name text not null,
  -- argon2id, PHC string. Null: this person cannot sign in with a password.
  password_hash text,
  created_at timestamptz not null default now()
);

create table identity.tenant (
  id uuid not null primary key,
  slug text collate "C" not null unique,
  name text not null,
  accent text not null,
  tier text collate "C" not null check (tier in ('dedicated', 'shared')),
  -- Database and login that requests of this tenant use; the password is derived, never stored.
  database_name text collate "C" not null,
  login_name text collate "C" not null,
  status text collate "C" not null check (status in ('preparing', 'active')),
  created_at timestamptz not null default now()
);

-- Which member of which tenant a login may become.
create table identity.membership (
  login_id uuid not null references identity.login (id) on delete cascade,
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  member_id uuid not null,
  last_used_at timestamptz,
  primary key (login_id, tenant_id)
);

create table identity.session (
  -- SHA-256 of the token; the token itself exists in the cookie alone.
  token_hash bytea not null primary key,
  login_id uuid not null references identity.login (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
create index session_login on identity.session (login_id);

-- The tenants a session has entered, with the standing it entered under: when the member's epoch or the tenant's has
-- grown since, the session is over there.
create table identity.session_tenant (
  token_hash bytea not null references identity.session (token_hash) on delete cascade,
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  member_epoch bigint not null,
  tenant_epoch bigint not null,
  entered_at timestamptz not null default now(),
  primary key (token_hash, tenant_id)
);

-- Failed sign-ins, counted per e-mail and per address, so that guessing is slow on every server at once.
create table identity.sign_in_failure (
  key text collate "C" not null,
  at timestamptz not null default now()
);
create index sign_in_failure_key on identity.sign_in_failure (key, at);
