-- What somebody made of their home page, kept as what they make of other screens is.
alter table remit.saved_view
  drop constraint saved_view_screen_check,
  add constraint saved_view_screen_check check (screen in ('matrix', 'audit', 'home'));
