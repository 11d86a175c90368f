-- No extensions: each brings functions that nobody here has read.
select extname as offender from pg_extension where extname <> 'plpgsql';
