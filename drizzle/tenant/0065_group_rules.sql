-- Whoever the rule of a group is true of is in it besides: a condition over what is stored of a member. It is part of the
-- group's own row, so that it grows the directory's revision, and what it was before stays with the past.
alter table remit.member_group
  add column rule jsonb,
  add constraint group_rule check (jsonb_typeof(rule) = 'object');
