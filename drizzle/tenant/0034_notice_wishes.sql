-- How somebody wants to be told of what: in the app or not, and by e-mail at once, once a day or never. Without a row, in
-- the app and by e-mail at once.
create table remit.notice_wish (
  tenant_id uuid not null,
  member_id uuid not null,
  topic text collate "C" not null check (topic in ('todo', 'outcome', 'ending')),
  shown boolean not null,
  mail text collate "C" not null check (mail in ('now', 'daily', 'none')),
  primary key (tenant_id, member_id, topic),
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);
select remit.put_behind_wall('remit.notice_wish'::regclass);

alter table remit.notice
  -- As its receiver wanted when it was written: whether the app shows it, and whether its e-mail waits for others.
  add column shown boolean not null default true,
  add column digest boolean not null default false,
  drop constraint notice_kind_check,
  drop constraint notice_about_check,
  add constraint notice_kind_check check (kind in ('waiting', 'reminded', 'escalated', 'asked', 'answered', 'approved',
    'rejected', 'withdrawn', 'expired', 'reduced', 'paid', 'review', 'published', 'failed', 'ending')),
  add constraint notice_about_check check (about in ('request', 'access', 'draft', 'assignment', 'guest', 'delegation'));
-- What ends soon is looked for again and again.
create index assignment_until on remit.assignment (tenant_id, valid_until) where valid_until is not null;
create index member_until on remit.member (tenant_id, valid_until) where valid_until is not null;
