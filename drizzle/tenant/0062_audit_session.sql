-- In which session something was done: what else was done in it can be looked at. An id that says nothing and opens nothing.
-- Events from before have none. Whoever looks narrows by the actor too, whose index serves it.
alter table remit.audit_event add column session_id uuid;
