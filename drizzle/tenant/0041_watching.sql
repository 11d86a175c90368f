-- Who wants to be told of each step of a request that they may see. Whether they may is asked anew whenever they are told.
create table fin.payment_request_watch (
  tenant_id uuid not null,
  record_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, record_id, member_id),
  foreign key (tenant_id, record_id) references fin.payment_request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);
create index payment_request_watch_member on fin.payment_request_watch (tenant_id, member_id);
select remit.put_behind_wall('fin.payment_request_watch'::regclass);

-- A watched request went on; and a review of who holds what waits for somebody.
alter table remit.notice
  drop constraint notice_kind_check,
  drop constraint notice_about_check,
  add constraint notice_kind_check check (kind in ('waiting', 'reminded', 'escalated', 'asked', 'answered', 'approved',
    'rejected', 'withdrawn', 'expired', 'reduced', 'paid', 'review', 'published', 'failed', 'ending', 'moved')),
  add constraint notice_about_check
    check (about in ('request', 'access', 'draft', 'assignment', 'guest', 'delegation', 'review'));
-- Reviews that end soon are looked for again and again.
create index review_due on remit.review (tenant_id, due_at) where closed_at is null;
