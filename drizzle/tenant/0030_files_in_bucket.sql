-- A file of a request may lie in a bucket beside the database, sealed as it would be here: its row remembers which bucket,
-- and under which key it is sealed there.
alter table fin.payment_request_file alter column sealed drop not null;
alter table fin.payment_request_file
  add column bucket text collate "C" check (bucket <> ''),
  add column bucket_key bytea check (length(bucket_key) = 8),
  add constraint payment_request_file_lies_in_one_place
    check ((sealed is null) = (bucket is not null) and (bucket is null) = (bucket_key is null));
