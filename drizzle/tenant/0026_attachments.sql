-- Files that whoever submitted a request adds to it. They lie sealed beside the request: they go with it, with the tenant
-- and with a move of the tenant, and one that is removed is gone in the same transaction.
create table fin.payment_request_file (
  tenant_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  name text not null check (name <> '' and name is nfc normalized),
  -- What its content says it is, not what it was called.
  media_type text collate "C" not null,
  bytes integer not null check (bytes between 1 and 5242880),
  sha256 bytea not null check (length(sha256) = 32),
  member_id uuid not null,
  at timestamptz not null default now(),
  -- As packages/store/src/secret-box.ts writes it: version, key id, nonce, tag and ciphertext, bound to this row.
  sealed bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, record_id) references fin.payment_request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id)
);
-- What is sealed does not get smaller.
alter table fin.payment_request_file alter column sealed set storage external;
create index payment_request_file_record on fin.payment_request_file (tenant_id, record_id, at);
select remit.put_behind_wall('fin.payment_request_file'::regclass);
