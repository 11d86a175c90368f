-- What somebody wrote of a request and has not sent. It is theirs alone, and no request yet: nothing is asked of it, so it
-- may lack whatever a request needs, and nobody's lists, counts or sums know of it.
create table fin.payment_request_draft (
  tenant_id uuid not null,
  -- Of the request that it becomes.
  id uuid not null,
  member_id uuid not null,
  purpose text not null,
  payee text not null,
  -- As it was typed.
  amount text not null,
  currency text collate "C" not null,
  department text collate "C",
  folder text collate "C",
  cost_type text not null,
  -- Grows with every change: whoever saves or sends it names the one that they saw.
  revision integer not null check (revision > 0),
  saved_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade,
  -- A draft keeps nothing from being removed.
  foreign key (tenant_id, department) references remit.department (tenant_id, path)
    on update cascade on delete set null (department),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path)
    on update cascade on delete set null (folder)
);
create index payment_request_draft_member on fin.payment_request_draft (tenant_id, member_id, saved_at);
select remit.put_behind_wall('fin.payment_request_draft'::regclass);

-- Its files lie with it, and go on with the request that it becomes.
alter table fin.payment_request_file alter column record_id drop not null;
alter table fin.payment_request_file
  add column draft_id uuid,
  add constraint payment_request_file_of_one check ((record_id is null) <> (draft_id is null));
-- A new key is checked by a query, and the owner is bound by the wall: it steps aside for this.
alter table fin.payment_request_file no force row level security;
alter table fin.payment_request_draft no force row level security;
alter table fin.payment_request_file
  add foreign key (tenant_id, draft_id) references fin.payment_request_draft (tenant_id, id) on delete cascade;
alter table fin.payment_request_draft force row level security;
alter table fin.payment_request_file force row level security;
create index payment_request_file_draft on fin.payment_request_file (tenant_id, draft_id) where draft_id is not null;
