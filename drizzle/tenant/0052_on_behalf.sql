-- Somebody may send a request in the place of whoever submits it: who did stays with it, for neither of them decides it.
alter table fin.payment_request
  add column sent_by uuid,
  add constraint payment_request_sent_for_another check (sent_by <> submitter);
alter table fin.payment_request_draft add column on_behalf_of uuid;
-- A new key is checked by a query, and the owner is bound by the wall: it steps aside for this.
alter table fin.payment_request no force row level security;
alter table fin.payment_request_draft no force row level security;
alter table remit.member no force row level security;
alter table fin.payment_request
  add foreign key (tenant_id, sent_by) references remit.member (tenant_id, id);
-- A draft keeps nothing from being removed.
alter table fin.payment_request_draft
  add foreign key (tenant_id, on_behalf_of) references remit.member (tenant_id, id)
    on delete set null (on_behalf_of);
alter table remit.member force row level security;
alter table fin.payment_request_draft force row level security;
alter table fin.payment_request force row level security;
create index payment_request_sent_by on fin.payment_request (tenant_id, sent_by, submitted_at)
  where sent_by is not null;

-- Whoever it is for is told that somebody asked in their place.
alter table remit.notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in ('waiting', 'reminded', 'escalated', 'asked', 'answered', 'approved',
    'rejected', 'withdrawn', 'expired', 'reduced', 'paid', 'review', 'published', 'failed', 'ending', 'moved', 'matched',
    'sent'));
