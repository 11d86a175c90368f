-- What requests may do in the identity database. See tenant-grants.sql.
revoke all on all tables in schema identity from remit_identity;
grant usage on schema identity to remit_identity;
grant select, insert, update on identity.login to remit_identity;
grant select, insert on identity.tenant to remit_identity;
grant update (name, accent, status) on identity.tenant to remit_identity;
grant select, insert, update, delete on identity.membership, identity.session, identity.session_tenant to remit_identity;
grant select, insert, delete on identity.sign_in_failure to remit_identity;
