-- Whether the audit of the tenant says that this session came in: it is told before the session's first call there does
-- anything. Those that came before this was kept are not told of any more.
alter table identity.session_tenant add column told boolean not null default true;
alter table identity.session_tenant alter column told set default false;
