-- What somebody keeps of a screen under a name: the words of its address that say what shows. Each has their own.
create table remit.saved_view (
  tenant_id uuid not null,
  member_id uuid not null,
  screen text collate "C" not null check (screen in ('matrix')),
  name text not null check (name <> ''),
  -- As the address has them; whoever reads them sees what they themselves may.
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  saved_at timestamptz not null default now(),
  primary key (tenant_id, member_id, screen, name),
  foreign key (tenant_id, member_id) references remit.member (tenant_id, id) on delete cascade
);
select remit.put_behind_wall('remit.saved_view'::regclass);
