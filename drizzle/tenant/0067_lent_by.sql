-- Whoever's decisions somebody takes in their place has taken the action as well: the natural person, whatever account of
-- theirs it was, so that whatever keeps duties apart finds both in the history.
alter table fin.payment_request_event add column lent_by uuid;
-- What was done in another's place so far was that person's too. Nothing else of it changes, and only its owner can lift
-- what keeps a history as it is; the owner is bound by the wall, which steps aside for this.
alter table fin.payment_request_event disable trigger append_only;
alter table fin.payment_request_event no force row level security;
alter table remit.member no force row level security;
update fin.payment_request_event event set lent_by = member.person
from remit.member where member.tenant_id = event.tenant_id and member.id = event.on_behalf_of;
alter table remit.member force row level security;
alter table fin.payment_request_event force row level security;
alter table fin.payment_request_event enable always trigger append_only;
alter table fin.payment_request_event
  add constraint payment_request_event_lent_by check ((on_behalf_of is null) = (lent_by is null));
create index payment_request_event_lent_by on fin.payment_request_event (tenant_id, lent_by, action, record_id)
  where lent_by is not null;
