-- A request for access that nobody decides is given up when its time is over; until then whoever may grant it is
-- reminded.
alter table remit.access_request drop constraint access_request_status_check;
alter table remit.access_request
  add constraint access_request_status_check
    check (status in ('waiting', 'approved', 'rejected', 'withdrawn', 'expired')),
  -- When time next asks for something.
  add column due_at timestamptz,
  add constraint access_request_due_check check (due_at is null or status = 'waiting');
create index access_request_due on remit.access_request (tenant_id, due_at) where due_at is not null;
-- Those that wait already are looked at once, which says when they are due. The owner is bound by the wall: it steps
-- aside for this.
alter table remit.access_request no force row level security;
update remit.access_request set due_at = submitted_at where status = 'waiting';
alter table remit.access_request force row level security;
