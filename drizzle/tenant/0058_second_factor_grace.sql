-- A tenant that begins to ask for second factors may give its people time to add one.
alter table remit.security
  -- From when it is asked for; null: at once.
  add column second_factor_from timestamptz,
  add constraint security_grace check (second_factor_from is null or second_factor <> 'nobody');
