-- What requests may do in a tenant database, table by table; everything else stays forbidden. Stated anew whenever this
-- file or a migration changes, and at a start that finds something of it missing.
-- `remit.app_login` is the login of this database, set by the migration runner.
do $$
declare
  app constant text := current_setting('remit.app_login');
begin
  execute format('revoke all on all tables in schema remit, crm, hr, fin, wms from %I', app);
  execute format('grant usage on schema remit, crm, hr, fin, wms to %I', app);

  execute format('grant select, insert on remit.tenant to %I', app);
  execute format(
    'grant update (slug, name, time_zone, base_currency, accent, second_person, policy_version, directory_revision, epoch)
      on remit.tenant to %I', app);
  execute format(
    'grant select, insert, update, delete on remit.folder, remit.department, remit.member, remit.member_group,
      remit.group_member, remit.group_group, remit.assignment to %I', app);
  execute format('grant select, insert, update on remit.security to %I', app);
  execute format('grant select, insert, delete on remit.see_as to %I', app);
  execute format('grant select, insert on remit.policy_version to %I', app);
  -- Triggers write it with the rights of whoever changes the row; when that was is the database's word.
  execute format(
    'grant select, insert (tenant_id, revision, table_name, key, was) on remit.directory_change to %I', app);
  execute format('grant select on remit.audit_event to %I', app);
  -- Not `id` and `at`: when something happened is the database's word.
  execute format(
    'grant insert (tenant_id, stream, actor, on_behalf_of, roles, action, target_type, target_id, outcome, because,
      before, after, details, asked, address, agent, session_id, policy_version, directory_revision, correlation_id)
      on remit.audit_event to %I', app);
  execute format('grant select, insert on remit.audit_seal to %I', app);
  execute format('grant select, insert, delete on remit.audit_unsealed to %I', app);

  execute format('grant select, delete on remit.audit_task to %I', app);
  execute format('grant insert (tenant_id, id, kind, asked_by, request) on remit.audit_task to %I', app);
  execute format('grant update (outcome, finished_at, expires_at) on remit.audit_task to %I', app);

  execute format(
    'grant select, insert, update, delete on crm.account, crm.contract, hr.employee, wms.item, wms.shipment to %I',
    app);
  execute format('grant select, insert, update on fin.payment_request to %I', app);
  execute format('grant select, insert on fin.payment_request_event to %I', app);
  execute format('grant select, insert, delete on fin.payment_request_waiting to %I', app);
  execute format('grant select, insert, delete on fin.payment_request_file to %I', app);
  -- Sealed anew under another key, moved into a bucket or out of it, or sent with what it was added to, and nothing
  -- else of it.
  execute format(
    'grant update (sealed, bucket, bucket_key, record_id, draft_id) on fin.payment_request_file to %I', app);
  execute format('grant select, insert, delete on fin.payment_request_draft, fin.payment_request_watch to %I', app);
  execute format(
    'grant update (purpose, payee, amount, currency, department, folder, cost_type, on_behalf_of, fields, revision,
        saved_at)
      on fin.payment_request_draft to %I', app);
  execute format('grant select, insert on remit.rate to %I', app);
  execute format('grant select, insert on remit.access_request to %I', app);
  execute format(
    'grant update (status, revision, decided_at, decided_by, comment, approval, assignment_id, granted_until, due_at)
      on remit.access_request to %I', app);
  execute format('grant select, insert on remit.review, remit.review_line to %I', app);
  execute format('grant update (closed_by, closed_at) on remit.review to %I', app);
  execute format(
    'grant update (decision, reduce_until, reduce_folder, reason, decided_by, decided_at, outcome, outcome_why, reviewer,
      passed_by, passed_why) on remit.review_line to %I', app);
  execute format('grant select, insert on remit.delegation to %I', app);
  execute format('grant update (until) on remit.delegation to %I', app);
  execute format('grant select, insert on remit.notice to %I', app);
  execute format('grant update (read_at, mail, mail_tries, mail_due_at, mail_why) on remit.notice to %I', app);
  execute format('grant select, insert, update on remit.notice_wish to %I', app);
  execute format('grant select, insert, delete, update (words, saved_at) on remit.saved_view to %I', app);
  execute format('grant select, insert, delete, update (looked_to, tells_from) on remit.audit_alert to %I', app);
  -- Worked out of the record, so that nothing ever takes a day of it back.
  execute format('grant select, insert, update (used_on) on remit.role_use to %I', app);

  execute format('grant select, insert on remit.draft, remit.draft_comment, remit.draft_review to %I', app);
  execute format(
    'grant update (name, based_on, state, standing, revision, persons, updated_at, scheduled_at, scheduled_by,
      accepted_effect, reason, published_version, failure, break_glass)
      on remit.draft to %I', app);
  execute format('grant select, insert, delete on remit.draft_step to %I', app);

  execute format('grant select, insert, delete on remit.search_word to %I', app);
  execute format('grant execute on function remit.words(text) to %I', app);
  execute format('grant execute on function remit.folded(text) to %I', app);
  -- Notes of what changed while the tenant moves: triggers write them with the rights of whoever changes the row.
  execute format('grant select, insert (tenant_id, table_name, key) on remit.move_change to %I', app);
end
$$;

-- Counting for operators: how many, and nothing of who or what.
revoke all on all tables in schema remit, crm, hr, fin, wms from remit_cross;
grant usage on schema remit, fin to remit_cross;
grant select on remit.migration to remit_cross;
grant select (tenant_id, policy_version) on remit.tenant to remit_cross;
grant select (tenant_id, id, status) on remit.member to remit_cross;
grant select (tenant_id, id, status) on fin.payment_request to remit_cross;
grant insert (tenant_id, stream, actor, on_behalf_of, roles, action, target_type, target_id, outcome, because, before,
  after, details, asked, address, agent, session_id, policy_version, directory_revision, correlation_id)
  on remit.audit_event to remit_cross;
grant insert on remit.audit_unsealed to remit_cross;

grant usage on schema remit to remit_registrar;

set local role remit_context;
grant execute on function remit.register_process() to remit_registrar;
-- Triggers under a key's ON UPDATE CASCADE run as the owner, who is bound by the wall like everybody.
grant execute on function remit.tenant() to remit_owner;
do $$
begin
  execute format('grant execute on function remit.enter(text), remit.tenant() to %I, remit_cross',
    current_setting('remit.app_login'));
end
$$;
