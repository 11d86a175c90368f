-- Nothing is published: any subscription that can connect can read any publication.
select pubname as offender from pg_publication;
