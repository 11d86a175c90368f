-- What is reduced ends sooner, or reaches less of the tree, or both.
alter table remit.review_line
  add column reduce_folder text collate "C",
  drop constraint review_line_check3,
  add constraint review_line_reduced
    check ((reduce_until is not null or reduce_folder is not null) = coalesce(verdict = 'reduce', false)),
  -- Those who could not say whether it is needed, one after the other; and why the last of them could not.
  add column passed_by uuid[] not null default '{}',
  add column passed_why text check (passed_why <> ''),
  add constraint review_line_passed check ((passed_by = '{}') = (passed_why is null));
