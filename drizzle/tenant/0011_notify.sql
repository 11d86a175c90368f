-- Tells processes that what open streams stand on may have changed, without saying in which tenant: who listens looks
-- again, inside the tenants that they have entered. A notice that is lost costs a moment, because every process looks
-- once in a while anyhow.

create function remit.tell_listeners() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('remit_changed', '');
  return null;
end
$$;
revoke all on function remit.tell_listeners() from public;

create trigger tell_listeners after update of policy_version, directory_revision, epoch on remit.tenant
  for each statement execute function remit.tell_listeners();
create trigger tell_listeners after update of epoch on remit.member
  for each statement execute function remit.tell_listeners();
