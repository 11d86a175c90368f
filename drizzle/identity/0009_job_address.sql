-- From where a job was asked for: a tenant that stops hearing calls from there does not work for them either. Null for
-- those that were asked for before this was kept, which count as asked for from nowhere.
alter table identity.job add column address text;
