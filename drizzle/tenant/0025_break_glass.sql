-- A draft that went out without the second person that it needed: somebody looks at it afterwards.

alter table remit.draft
  add column break_glass text not null default 'no' check (break_glass in ('no', 'owed', 'reviewed')),
  add constraint draft_break_glass_published check (break_glass = 'no' or state = 'published');
drop index remit.draft_open;
create index draft_open on remit.draft (tenant_id, updated_at)
  where state not in ('published', 'withdrawn', 'superseded') or break_glass = 'owed';
