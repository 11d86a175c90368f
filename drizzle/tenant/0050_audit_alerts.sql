-- A saved view of the audit that tells whoever saved it of new events which it shows.
alter table remit.saved_view
  drop constraint saved_view_screen_check,
  add constraint saved_view_screen_check check (screen in ('matrix', 'audit'));

create table remit.audit_alert (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  screen text collate "C" not null default 'audit' check (screen = 'audit'),
  name text not null,
  -- The last entry of the chain that was looked at: each is looked at once, in the order in which all of them committed.
  looked_to bigint not null check (looked_to >= 0),
  -- When it may tell again: what happens meanwhile is told together.
  tells_from timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, member_id, screen, name),
  foreign key (tenant_id, member_id, screen, name)
    references remit.saved_view (tenant_id, member_id, screen, name) on delete cascade
);
select remit.put_behind_wall('remit.audit_alert'::regclass);

alter table remit.notice
  drop constraint notice_kind_check,
  drop constraint notice_about_check,
  add constraint notice_kind_check check (kind in ('waiting', 'reminded', 'escalated', 'asked', 'answered', 'approved',
    'rejected', 'withdrawn', 'expired', 'reduced', 'paid', 'review', 'published', 'failed', 'ending', 'moved', 'matched')),
  add constraint notice_about_check check (about in ('request', 'access', 'draft', 'assignment', 'guest', 'delegation',
    'review', 'audit'));
