-- Calls that something which only reports would have refused: few among many, and counted by those who decide about it.
create index audit_event_reported on remit.audit_event (tenant_id, at) where (asked -> 'reported') is not null;
