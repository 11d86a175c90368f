-- On which day somebody last did something by a role that they hold: worked out of the decisions on record when those are
-- sealed, so that no call waits for it, and worked out of them again whenever that is asked for, with the same outcome.
-- Days, because a row that changes with every decision would cost what it is to save. No foreign keys, and ids as text:
-- a record tells of members and assignments that are gone, and nothing that it says may keep it from being sealed.
create table remit.role_use (
  tenant_id uuid not null,
  -- The role whose grant permitted; held by the assignment, or included in the role that is.
  role text collate "C" not null,
  resource_type text collate "C" not null,
  action text collate "C" not null,
  assignment_id text collate "C" not null,
  member_id text collate "C" not null,
  -- In UTC.
  used_on date not null,
  primary key (tenant_id, role, resource_type, action, assignment_id, member_id)
);
select remit.put_behind_wall('remit.role_use'::regclass);

-- What is sealed already. The owner is bound by the wall, so it steps aside for what was there before.
alter table remit.audit_event no force row level security;
alter table remit.role_use no force row level security;
insert into remit.role_use (tenant_id, role, resource_type, action, assignment_id, member_id, used_on)
select tenant_id, role, resource_type, action, assignment_id, member_id, max(used_on)
from (
  select e.tenant_id, cause #>> '{grant,role}' as role, e.asked #>> '{check,resource,type}' as resource_type,
    e.asked #>> '{check,action}' as action, cause #>> '{source,assignmentId}' as assignment_id,
    e.asked #>> '{check,subject,member,id}' as member_id, (e.at at time zone 'UTC')::date as used_on
  from remit.audit_event e,
    jsonb_array_elements(case when jsonb_typeof(e.because) = 'array' then e.because else '[]' end) as cause
  where e.outcome = 'allow' and e.asked ->> 'outcome' = 'allow' and cause ->> 'kind' = 'granted') as found
where found is not null
group by tenant_id, role, resource_type, action, assignment_id, member_id;
alter table remit.audit_event force row level security;
alter table remit.role_use force row level security;
