-- Nothing is published, and nothing comes from elsewhere: any subscription that can connect can read any publication,
-- and what one brings is written past row security.
select pubname as offender from pg_publication
union all
select subname from pg_subscription;
