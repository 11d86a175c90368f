import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/** Ids of the rows that `fillTenant` writes, for questions that name them. */
export interface FilledTenant {
  readonly member: string;
  readonly group: string;
  readonly innerGroup: string;
  readonly account: string;
  readonly contract: string;
  readonly request: string;
  readonly item: string;
}

/** Every table that has rows of tenants; `fillTenant` writes to each. */
export const tenantTables = [
  'remit.tenant',
  'remit.folder',
  'remit.department',
  'remit.member',
  'remit.member_group',
  'remit.group_member',
  'remit.group_group',
  'remit.assignment',
  'remit.directory_change',
  'remit.policy_version',
  'remit.audit_event',
  'remit.audit_seal',
  'remit.audit_unsealed',
  'remit.audit_task',
  'remit.security',
  'remit.see_as',
  'remit.delegation',
  'remit.rate',
  'remit.access_request',
  'remit.review',
  'remit.review_line',
  'remit.notice',
  'remit.notice_wish',
  'remit.role_use',
  'remit.saved_view',
  'remit.audit_alert',
  'remit.draft',
  'remit.draft_step',
  'remit.draft_comment',
  'remit.draft_review',
  'remit.search_word',
  'remit.move_change',
  'crm.account',
  'crm.contract',
  'hr.employee',
  'fin.payment_request',
  'fin.payment_request_event',
  'fin.payment_request_waiting',
  'fin.payment_request_draft',
  'fin.payment_request_watch',
  'fin.payment_request_file',
  'wms.item',
  'wms.shipment',
] as const;

export type TenantTable = (typeof tenantTables)[number];

/**
 * Writes a row to every table of a tenant that is empty but for its own row.
 * @param canary a text that lies in every row, so that whoever sees it knows whose row it is
 * @param ids two tenants with the same ids tell whether anything is found by id alone
 */
export async function fillTenant(
  tx: TenantTransaction,
  canary: string,
  ids: FilledTenant = newIds(),
): Promise<FilledTenant> {
  const filling: Filling = { tx, tenant: tx.tenantId, canary, ids, delegate: randomUUID() };
  await fillDirectory(filling);
  await fillMembers(filling);
  await fillReviews(filling);
  await fillPolicy(filling);
  await fillAudit(filling);
  await fillRecords(filling);
  await fillRequests(filling);
  await tx.rows(sql`
    insert into remit.move_change (tenant_id, table_name, key)
    values (${tx.tenantId}, 'crm.account', ${JSON.stringify({ canary })}::jsonb)`);
  return ids;
}

/** What the rows of a tenant are written with. */
interface Filling {
  readonly tx: TenantTransaction;
  readonly tenant: TenantId;
  readonly canary: string;
  readonly ids: FilledTenant;
  /** A second member, to whom the first one hands something. */
  readonly delegate: string;
}

/** Who is there, where, and in which groups. */
async function fillDirectory({
  tx,
  tenant,
  canary,
  delegate,
  ids: { member, group, innerGroup },
}: Filling): Promise<void> {
  await tx.rows(sql`update remit.tenant set name = ${canary} where tenant_id = ${tenant}`);
  await tx.rows(sql`
    insert into remit.folder (tenant_id, path, name) values
      (${tenant}, '/', ${canary}), (${tenant}, '/sales', ${canary})`);
  await tx.rows(sql`
    insert into remit.department (tenant_id, path, name) values
      (${tenant}, '/sales', ${canary}), (${tenant}, '/sales/emea', ${canary})`);
  await tx.rows(sql`
    insert into remit.member (tenant_id, id, person, name, email, title, department)
    values (${tenant}, ${member}, ${member}, ${canary}, 'ann@example.com', ${canary}, '/sales/emea'),
      (${tenant}, ${delegate}, ${delegate}, ${canary}, 'bob@example.com', ${canary}, '/sales/emea')`);
  await tx.rows(sql`
    insert into remit.member_group (tenant_id, id, name)
    values (${tenant}, ${group}, ${canary}), (${tenant}, ${innerGroup}, ${`${canary} inner`})`);
  await tx.rows(sql`
    insert into remit.group_member (tenant_id, group_id, member_id) values (${tenant}, ${innerGroup}, ${member})`);
  await tx.rows(sql`
    insert into remit.group_group (tenant_id, outer_id, inner_id) values (${tenant}, ${group}, ${innerGroup})`);
  await tx.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, group_id)
    values (${tenant}, ${randomUUID()}, ${canary}, '/sales', ${group})`);
  await tx.rows(sql`
    insert into remit.directory_change (tenant_id, revision, table_name, key, was)
    values (${tenant}, 1, 'remit.folder', '{"path": "/"}', ${JSON.stringify({ canary })}::jsonb)`);
}

/** What members have from Remit and from each other: who decides for them, what they asked for, are told and keep. */
async function fillMembers({
  tx,
  tenant,
  canary,
  delegate,
  ids: { member, request },
}: Filling): Promise<void> {
  await tx.rows(sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    values (${tenant}, ${randomUUID()}, ${member}, ${delegate}, now(), now() + interval '1 day', false, ${canary})`);
  await tx.rows(sql`
    insert into remit.see_as (tenant_id, session_id, asker, person, until)
    values (${tenant}, ${randomUUID()}, ${member}, ${delegate}, now() + interval '1 minute')`);
  await tx.rows(sql`
    insert into remit.access_request (tenant_id, id, member_id, role, folder, lasts_ms, reason, refused, status,
      revision, submitted_at, approval)
    values (${tenant}, ${randomUUID()}, ${member}, ${canary}, '/sales', 86400000, ${canary}, '{}', 'waiting', 1, now(),
      '{}')`);
  await tx.rows(sql`
    insert into remit.notice (tenant_id, member_id, kind, about, target_id, occasion, mail, mail_due_at, mail_why)
    values (${tenant}, ${member}, 'waiting', 'request', ${request}, ${canary}, 'withheld', null, ${canary})`);
  await tx.rows(sql`
    insert into remit.notice_wish (tenant_id, member_id, topic, shown, mail)
    values (${tenant}, ${member}, 'todo', true, 'now')`);
  await tx.rows(sql`
    insert into remit.saved_view (tenant_id, member_id, screen, name, words)
    values (${tenant}, ${member}, 'matrix', ${canary}, ${JSON.stringify({ q: canary })}::jsonb),
      (${tenant}, ${member}, 'audit', ${canary}, ${JSON.stringify({ q: canary })}::jsonb)`);
  await tx.rows(sql`
    insert into remit.audit_alert (tenant_id, member_id, name, looked_to) values (${tenant}, ${member}, ${canary}, 0)`);
  await tx.rows(sql`
    insert into remit.role_use (tenant_id, role, resource_type, action, assignment_id, member_id, used_on)
    values (${tenant}, ${canary}, 'crm.Account', 'update', ${randomUUID()}, ${member}, now())`);
}

/** A review with a line. */
async function fillReviews({ tx, tenant, canary, ids: { member } }: Filling): Promise<void> {
  const review = randomUUID();
  await tx.rows(sql`
    insert into remit.review (tenant_id, id, name, kind, about, started_by, started_at, due_at)
    values (${tenant}, ${review}, ${canary}, 'role', ${canary}, ${member}, now(), now() + interval '1 day')`);
  await tx.rows(sql`
    insert into remit.review_line (tenant_id, review_id, assignment_id, holder_kind, holder_id, holder_name, role,
      folder, members, reviewer)
    values (${tenant}, ${review}, ${randomUUID()}, 'member', ${member}, ${canary}, ${canary}, '/sales',
      ${`{${member}}`}::uuid[], ${member})`);
}

/** A version of the policy, a draft of the next one, and what is set beside it. */
async function fillPolicy({ tx, tenant, canary, ids: { member } }: Filling): Promise<void> {
  await tx.rows(sql`
    insert into remit.rate (tenant_id, currency, valid_from, rate, set_by)
    values (${tenant}, 'USD', now(), '0.92', ${member})`);
  await tx.rows(sql`insert into remit.security (tenant_id, allowlist) values (${tenant}, '{10.0.0.0/8}')
    on conflict (tenant_id) do nothing`);
  await tx.rows(sql`
    insert into remit.policy_version (tenant_id, version, based_on, document, hash, reason)
    values (${tenant}, 1, 0, ${JSON.stringify({ canary })}::jsonb, ${canary}, ${canary})`);
  const draft = randomUUID();
  await tx.rows(sql`
    insert into remit.draft (tenant_id, id, number, name, author, based_on, state, standing, persons)
    values (${tenant}, ${draft}, 1, ${canary}, ${member}, 1, 'editing', 1, array[${member}::uuid])`);
  await tx.rows(sql`
    insert into remit.draft_step (tenant_id, draft_id, sequence, author, edits)
    values (${tenant}, ${draft}, 1, ${member}, ${JSON.stringify([{ canary }])}::jsonb)`);
  await tx.rows(sql`
    insert into remit.draft_comment (tenant_id, draft_id, author, text)
    values (${tenant}, ${draft}, ${member}, ${canary})`);
  await tx.rows(sql`
    insert into remit.draft_review (tenant_id, draft_id, revision, document_hash, decision, author, comment)
    values (${tenant}, ${draft}, 1, 'hash', 'approve', ${member}, ${canary})`);
}

/** An event in the record, and an export of it. */
async function fillAudit({ tx, tenant, canary, ids: { member } }: Filling): Promise<void> {
  await tx.rows(sql`
    insert into remit.audit_event (tenant_id, action, target_type, outcome, because, details, correlation_id)
    values (${tenant}, 'tenant.created', 'remit.Tenant', 'allow', '[]', ${JSON.stringify({ canary })}::jsonb,
      ${randomUUID()})`);
  // The event keeps waiting beside its seal, so that both tables have a row.
  await tx.rows(sql`
    insert into remit.audit_seal (tenant_id, sequence, event_id, hash)
    select tenant_id, row_number() over (order by id), id, sha256(${canary}::bytea)
    from remit.audit_event where tenant_id = ${tenant}`);
  await tx.rows(sql`
    insert into remit.audit_task (tenant_id, id, kind, asked_by, request)
    values (${tenant}, ${randomUUID()}, 'audit-export', ${member}, ${JSON.stringify({ canary })}::jsonb)`);
}

/** A record of each type that is no request. */
async function fillRecords({ tx, tenant, canary, ids: { account, contract, item } }: Filling): Promise<void> {
  await tx.rows(sql`
    insert into crm.account (tenant_id, id, folder, number, name)
    values (${tenant}, ${account}, '/sales', 'A-1', ${canary})`);
  await tx.rows(sql`
    insert into crm.contract (tenant_id, id, folder, number, name, account_id, value_minor, value_currency)
    values (${tenant}, ${contract}, '/sales', 'C-1', ${canary}, ${account}, 1000, 'EUR')`);
  await tx.rows(sql`
    insert into hr.employee (tenant_id, id, folder, number, name, iban)
    values (${tenant}, ${randomUUID()}, '/', 'E-1', ${canary}, ${canary})`);
  await tx.rows(sql`
    insert into wms.item (tenant_id, id, folder, sku, name, quantity)
    values (${tenant}, ${item}, '/', 'I-1', ${canary}, 1)`);
  await tx.rows(sql`
    insert into wms.shipment (tenant_id, id, folder, number, item_id, destination)
    values (${tenant}, ${randomUUID()}, '/', 'S-1', ${item}, ${canary})`);
}

/** A payment with all that hangs on it, and one that nobody has sent. */
async function fillRequests({ tx, tenant, canary, ids: { member, request } }: Filling): Promise<void> {
  await tx.rows(sql`
    insert into fin.payment_request
      (tenant_id, id, folder, number, purpose, amount_minor, amount_currency, department, status, submitted_at, fields)
    values (${tenant}, ${request}, '/sales', 'P-1', ${canary}, 500, 'EUR', '/sales', 'waiting', now(),
      ${JSON.stringify({ note: canary })}::text::jsonb)`);
  await tx.rows(sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, comment)
    values (${tenant}, ${request}, 1, now(), 'submit', ${canary})`);
  await tx.rows(sql`
    insert into fin.payment_request_waiting (tenant_id, record_id, member_id, submitted_at)
    values (${tenant}, ${request}, ${member}, now())`);
  await tx.rows(sql`
    insert into fin.payment_request_watch (tenant_id, record_id, member_id) values (${tenant}, ${request}, ${member})`);
  await tx.rows(sql`
    insert into fin.payment_request_draft
      (tenant_id, id, member_id, purpose, payee, amount, currency, cost_type, revision)
    values (${tenant}, ${randomUUID()}, ${member}, ${canary}, '', '5', 'EUR', '', 1)`);
  await tx.rows(sql`
    insert into fin.payment_request_file (tenant_id, id, record_id, name, media_type, bytes, sha256, member_id, sealed)
    values (${tenant}, ${randomUUID()}, ${request}, ${canary}, 'text/plain', 1, sha256(${canary}::bytea), ${member},
      ${canary}::bytea)`);
}

/** Ids that no other tenant has. */
export function newIds(): FilledTenant {
  return {
    member: randomUUID(),
    group: randomUUID(),
    innerGroup: randomUUID(),
    account: randomUUID(),
    contract: randomUUID(),
    request: randomUUID(),
    item: randomUUID(),
  };
}
