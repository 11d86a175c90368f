-- A request may wait for an answer of its submitter, and may be given up when nobody decided it in time.
alter table fin.payment_request drop constraint payment_request_status_check;
alter table fin.payment_request add constraint payment_request_status_check
  check (status in ('waiting', 'information', 'approved', 'rejected', 'paid', 'withdrawn', 'expired'));
