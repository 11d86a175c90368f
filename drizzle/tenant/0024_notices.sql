-- Whom something that happened is told to: written by whoever makes it happen, in the same transaction, once.
create table remit.notice (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  kind text collate "C" not null check (kind in ('waiting', 'reminded', 'escalated', 'asked', 'answered', 'approved',
    'rejected', 'withdrawn', 'expired', 'reduced', 'paid', 'review', 'published', 'failed')),
  about text collate "C" not null check (about in ('request', 'access', 'draft')),
  target_id uuid not null,
  -- What it is told of, so that the same is told to somebody once.
  occasion text collate "C" not null,
  -- Who made it happen; null for time.
  actor uuid,
  at timestamptz not null default now(),
  read_at timestamptz,
  -- What became of its e-mail: what the receiver may not see any more when it is sent is withheld.
  mail text collate "C" not null default 'waiting' check (mail in ('waiting', 'sent', 'withheld', 'failed')),
  mail_tries integer not null default 0,
  -- When it is sent, or tried again: whoever takes it puts it off, so that nobody else does at the same time.
  mail_due_at timestamptz default now(),
  mail_why text,
  primary key (tenant_id, id),
  unique (tenant_id, member_id, about, target_id, occasion),
  check ((mail = 'waiting') = (mail_due_at is not null)),
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);
create index notice_member on remit.notice (tenant_id, member_id, id);
create index notice_unread on remit.notice (tenant_id, member_id) where read_at is null;
create index notice_mail_due on remit.notice (tenant_id, mail_due_at) where mail_due_at is not null;
select remit.put_behind_wall('remit.notice'::regclass);
