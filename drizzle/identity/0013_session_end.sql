-- One session that is ended in one tenant goes on in others: what open pages of it there stand on changes with its entry.
create trigger tell_listeners after update of member_epoch on identity.session_tenant
  for each row when (new.member_epoch = -1) execute function identity.tell_listeners();
