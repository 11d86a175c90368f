-- Whoever handed somebody's decisions on to the one who takes them has taken the action as well, as whoever they are does:
-- each a natural person. Who they were of what was decided so far is not known any more: delegations come and go.
alter table fin.payment_request_event
  add column passed_by uuid[],
  add constraint payment_request_event_passed_by check (
    passed_by is null or (lent_by is not null and cardinality(passed_by) > 0 and array_position(passed_by, null) is null));
-- Few things go through more than two hands: whoever handed on is looked for among those alone.
create index payment_request_event_passed_by on fin.payment_request_event (tenant_id, action, record_id)
  where passed_by is not null;
-- That a request was sent for somebody was told twice, once as if they had sent it themselves: what tells in whose place it
-- was sent says that too. Only its owner can lift what keeps a history as it is; the owner is bound by the wall, which
-- steps aside for this.
alter table fin.payment_request_event disable trigger append_only;
alter table fin.payment_request_event no force row level security;
delete from fin.payment_request_event twice
using fin.payment_request_event event
where twice.action = 'submit' and twice.capacity = 'submitter' and twice.on_behalf_of is null
  and event.tenant_id = twice.tenant_id and event.record_id = twice.record_id and event.sequence = twice.sequence + 1
  and event.action = 'submit' and event.on_behalf_of = twice.actor and event.lent_by = twice.person;
alter table fin.payment_request_event force row level security;
alter table fin.payment_request_event enable always trigger append_only;
