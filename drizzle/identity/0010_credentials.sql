-- The password of the database login that a dedicated tenant has for itself: random, and sealed for its row
-- (secret-box.ts). It was derived from the deployment's secret before, so that one secret opened every database.
create table identity.tenant_credential (
  -- Key of the server and the login there: `main/remit_t_acme`. While a tenant moves it has two.
  place text collate "C" not null primary key,
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  password bytea not null,
  made_at timestamptz not null default now()
);
create index tenant_credential_tenant on identity.tenant_credential (tenant_id);
