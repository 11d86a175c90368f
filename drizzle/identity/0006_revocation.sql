-- Tells processes that what open streams stand on may have changed. It says nothing but that: who listens looks again.
-- A notice that is lost costs a moment, because every process looks once in a while anyhow.

create function identity.tell_listeners() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('remit_changed', '');
  return null;
end
$$;
revoke all on function identity.tell_listeners() from public;

-- For each row: the statement that forgets old sessions at every sign-in mostly finds none.
create trigger tell_listeners after update of ended_at, expires_at, second_factor_at on identity.session
  for each row execute function identity.tell_listeners();
create trigger tell_listeners_of_removal after delete on identity.session
  for each row execute function identity.tell_listeners();
create trigger tell_listeners after update of member_id or delete on identity.membership
  for each row execute function identity.tell_listeners();
create trigger tell_listeners after update of status, slug on identity.tenant
  for each row execute function identity.tell_listeners();
