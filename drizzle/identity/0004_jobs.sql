-- Work that outlives its call: exports and verifications of the audit. A job says who asked, under which standing, and
-- which row of the tenant it is about: ids and counts only, nothing of what the tenant keeps.

create table identity.job (
  id uuid not null primary key default uuidv7(),
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  kind text collate "C" not null check (kind in ('audit-export', 'audit-verify')),
  -- Row of the tenant that says what to do and takes the result.
  ref uuid not null,
  -- Who asked, in which session, and the epochs that the call stood under: the worker checks all of it anew before
  -- each batch.
  member_id uuid not null,
  session_id uuid not null,
  member_epoch bigint not null,
  tenant_epoch bigint not null,
  correlation_id uuid not null,
  state text collate "C" not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Why it did not come to its end, as a word: the tenant's words stay in the tenant.
  problem text collate "C" check (problem in ('revoked', 'gone', 'tries', 'failed')),
  cancel_asked boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  run_at timestamptz not null default clock_timestamp(),
  -- The worker that has it, until when unless it says that it still does.
  lease uuid,
  lease_until timestamptz,
  attempts integer not null default 0,
  done bigint not null default 0,
  total bigint,
  finished_at timestamptz,
  check ((state = 'running') = (lease is not null))
);
create index job_waiting on identity.job (run_at) where state in ('waiting', 'running');
create index job_member on identity.job (tenant_id, member_id, created_at);

-- Hurries workers; a worker that hears nothing looks once in a while.
create function identity.tell_workers() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('remit_changed', '');
  return null;
end
$$;
revoke all on function identity.tell_workers() from public;
create trigger tell_workers after insert or update of cancel_asked on identity.job
  for each statement execute function identity.tell_workers();

-- Links that work once, and have.
create table identity.spent_link (
  nonce uuid not null primary key,
  expires_at timestamptz not null
);
