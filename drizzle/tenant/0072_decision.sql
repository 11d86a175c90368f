-- What somebody decides is a decision wherever it is told, as what the engine decides is.
alter table remit.review_line rename column verdict to decision;
alter table remit.draft_review rename column verdict to decision;
