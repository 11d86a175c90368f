-- No extensions: each brings functions that nobody here has read. And no ways to data elsewhere.
select extname as offender from pg_extension where extname <> 'plpgsql'
union all
select fdwname from pg_foreign_data_wrapper;
