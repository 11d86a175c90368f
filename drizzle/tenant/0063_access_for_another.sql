-- Somebody may ask for access in another's place: who did stays with it, for neither of them grants it.
alter table remit.access_request
  add column sent_by uuid,
  add constraint access_request_sent_for_another check (sent_by <> member_id);
-- A new key is checked by a query, and the owner is bound by the wall: it steps aside for this.
alter table remit.access_request no force row level security;
alter table remit.member no force row level security;
alter table remit.access_request
  add foreign key (tenant_id, sent_by) references remit.member (tenant_id, id);
alter table remit.member force row level security;
alter table remit.access_request force row level security;
create index access_request_sent_by on remit.access_request (tenant_id, sent_by, submitted_at)
  where sent_by is not null;
