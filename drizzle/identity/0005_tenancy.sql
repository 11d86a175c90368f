-- The life of a tenant, where its data lie, by which hosts it is known, which features it has, and who operates Remit.

-- `moving` lets people in as `active` does; `suspended` and `deleting` let in nobody.
alter table identity.tenant
  drop constraint tenant_status_check,
  add constraint tenant_status_check check (status in ('preparing', 'active', 'suspended', 'moving', 'deleting')),
  -- Key of the Postgres server that has its database: `main` is DATABASE_URL, others are named by a setting.
  add column server text collate "C" not null default 'main' check (server ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- Grows each time its data are somewhere else, so that a call that set out for the old place notices.
  add column placed integer not null default 1,
  add column status_at timestamptz not null default now(),
  -- When what is left of a tenant that is being deleted may be destroyed.
  add column purge_at timestamptz,
  add constraint tenant_purge_when_deleting check ((status = 'deleting') = (purge_at is not null));

-- Names of databases come from the first slug and outlive it: whoever takes the slug next gets another database.
create unique index tenant_database on identity.tenant (server, database_name) where tier = 'dedicated';

-- Host names that belong to one tenant alone, as `normalHost` writes them.
create table identity.tenant_host (
  host text collate "C" not null primary key check (length(host) <= 253
    and host ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$'),
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index tenant_host_tenant on identity.tenant_host (tenant_id);

-- Whether this person operates Remit itself. It opens the operator's screens, and no tenant.
alter table identity.login add column operator boolean not null default false;

-- What of a feature flag differs from its default: for one tenant, or, without one, for a share of all tenants.
create table identity.flag_setting (
  flag text collate "C" not null,
  tenant_id uuid references identity.tenant (id) on delete cascade,
  value jsonb not null,
  -- How many of a hundred tenants have the value; which ones they are follows from flag and tenant.
  percent smallint not null default 100 check (percent between 0 and 100),
  changed_at timestamptz not null default now(),
  unique nulls not distinct (flag, tenant_id),
  check (tenant_id is null or percent = 100)
);

-- What operators did, written in the transaction that did it. Kept when a tenant is gone, so nothing refers to it.
create table identity.operator_event (
  id uuid not null primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  -- Null: from the command line of the server.
  login_id uuid,
  action text collate "C" not null,
  tenant_id uuid,
  details jsonb not null,
  correlation_id text not null
);
create index operator_event_tenant on identity.operator_event (tenant_id, at);

create function identity.refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = 'RM003';
end
$$;

create trigger append_only before update or delete or truncate on identity.operator_event
  for each statement execute function identity.refuse_change();
alter table identity.operator_event enable always trigger append_only;

-- What the attack on the wall found, each time it was run to the end.
create table identity.isolation_run (
  id uuid not null primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  probes bigint not null check (probes > 0),
  leaks bigint not null check (leaks >= 0),
  -- Leaks that were planted in a scratch copy, and how many of them were noticed.
  planted integer not null check (planted >= 0),
  caught integer not null check (caught between 0 and planted),
  seed bigint not null,
  took_ms bigint not null check (took_ms >= 0),
  version text not null
);
create index isolation_run_at on identity.isolation_run (at);
