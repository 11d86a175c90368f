-- What requests may do in the identity database. See tenant-grants.sql.
revoke all on all tables in schema identity from remit_identity;
-- Triggers call it, whoever changes the row.
revoke execute on all functions in schema identity from public;
grant usage on schema identity to remit_identity;
grant select, insert, update on identity.login to remit_identity;
grant select, insert on identity.tenant to remit_identity;
grant update (slug, name, accent, tier, database_name, login_name, status, server, placed, status_at, purge_at)
  on identity.tenant to remit_identity;
grant delete on identity.tenant to remit_identity;
grant select, insert, delete on identity.tenant_credential to remit_identity;
grant update (tenant_id, password) on identity.tenant_credential to remit_identity;
grant select, insert, delete on identity.tenant_host to remit_identity;
grant select, insert, update, delete on identity.flag_setting to remit_identity;
-- Not `id` and `at`: when something happened is the database's word.
grant select on identity.operator_event, identity.isolation_run to remit_identity;
grant insert (login_id, action, tenant_id, details, correlation_id) on identity.operator_event to remit_identity;
grant insert (probes, leaks, planted, caught, seed, took_ms, version) on identity.isolation_run to remit_identity;
grant select, insert, update, delete on identity.membership, identity.session, identity.session_tenant to remit_identity;
grant select, insert, delete on identity.member_time to remit_identity;
grant update (opens_at, closes_at) on identity.member_time to remit_identity;
grant select, insert, delete on identity.sign_in_failure, identity.invitation to remit_identity;
grant select, insert, update, delete on identity.second_factor, identity.recovery_code, identity.sign_in_step,
  identity.client, identity.client_code, identity.refresh_token to remit_identity;
-- Not `id` and `at`: when something happened is the database's word.
grant select on identity.event to remit_identity;
grant insert (login_id, action, outcome, session_id, address, agent, correlation_id, details)
  on identity.event to remit_identity;
grant select, insert, delete on identity.tenant_move to remit_identity;
grant update (phase, moved_at, step, copied, to_copy, changes, told_at, trouble) on identity.tenant_move
  to remit_identity;
grant select, update, delete on identity.job to remit_identity;
grant insert (tenant_id, kind, ref, member_id, session_id, member_epoch, tenant_epoch, correlation_id, total,
  address)
  on identity.job to remit_identity;
grant select, insert, delete on identity.spent_link to remit_identity;
grant select, insert, update, delete on identity.server_lease to remit_identity;
-- Seals are given once; what waits for one comes with its event and goes with the seal.
grant select, insert on identity.event_seal to remit_identity;
grant select, insert, delete on identity.event_unsealed to remit_identity;
