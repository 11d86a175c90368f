-- Who sees the tenant as somebody else just now: kept on the server and bound to the session that began it, so that an
-- address that names somebody is worth nothing by itself, and the end of it is nothing that a page could put off.
create table remit.see_as (
  tenant_id uuid not null,
  -- One at a time in a session: where another begins, this one is over.
  session_id uuid not null,
  asker uuid not null,
  person uuid not null,
  began_at timestamptz not null default now(),
  until timestamptz not null,
  primary key (tenant_id, session_id),
  foreign key (tenant_id, asker) references remit.member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person) references remit.member (tenant_id, id) on delete cascade,
  check (asker <> person),
  check (until > began_at and until <= began_at + interval '30 minutes')
);
create index see_as_person on remit.see_as (tenant_id, person);
create index see_as_asker on remit.see_as (tenant_id, asker);
select remit.put_behind_wall('remit.see_as'::regclass);
