-- How far a move is, told about once a second by whoever runs it, so that operators see it from wherever they look.
-- When `told_at` grows old, nobody runs it any more; `trouble` says why the last who did ended, where they could say so.
alter table identity.tenant_move
  add column step text collate "C" not null default 'preparing'
    check (step in ('preparing', 'copying', 'following', 'comparing', 'letting go', 'moved')),
  add column copied bigint not null default 0 check (copied >= 0),
  add column to_copy bigint not null default 0 check (to_copy >= 0),
  add column changes bigint not null default 0 check (changes >= 0),
  add column told_at timestamptz not null default now(),
  add column trouble text collate "C";
