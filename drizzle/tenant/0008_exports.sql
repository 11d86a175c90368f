-- What was asked of the audit and takes longer than a call: exports of it and verifications of its chain. The job that
-- does the work names its row here (identity.job knows ids only).
create table remit.audit_task (
  tenant_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('audit-export', 'audit-verify')),
  asked_by uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  -- For an export its format and filter.
  request jsonb not null,
  -- What came of it; null until it is finished.
  outcome jsonb,
  finished_at timestamptz,
  -- From when on the file of an export is gone.
  expires_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, asked_by) references remit.member (tenant_id, id)
);
create index audit_task_time on remit.audit_task (tenant_id, asked_by, asked_at);

select remit.put_behind_wall('remit.audit_task'::regclass);

-- What the explorer filters by, newest first. Equality of text under "C" and of uuid, and order of instants, are
-- leakproof: they reach an index behind the wall.
create index audit_event_action on remit.audit_event (tenant_id, action, at);
create index audit_event_outcome on remit.audit_event (tenant_id, outcome, at);
create index audit_event_correlation on remit.audit_event (tenant_id, correlation_id);
