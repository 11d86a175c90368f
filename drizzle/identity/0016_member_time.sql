-- From when and until when somebody is a member, for those who are not for good: what the tenants that somebody is offered
-- are chosen by. The tenant's own database decides whether they come in; it tells this one whenever that changes there.
create table identity.member_time (
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  member_id uuid not null,
  -- Half-open; null where it has no bound, and `closes_at` `-infinity` for whoever has left.
  opens_at timestamptz,
  closes_at timestamptz,
  primary key (tenant_id, member_id)
);
