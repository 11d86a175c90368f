import { sql } from 'drizzle-orm';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { RefusedThing } from '@remit/approvals/refused-thing';
import type { RequestStatus } from '@remit/approvals/request-state';
import type { StoredApproval } from '../requests/request-approval.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Somebody asks for a role at a folder for a time. Instants and times are ms. */
export interface StoredAccessRequest {
  readonly id: string;
  /** For whom, by member id; and who asked for it in their place, null where they did so themselves. */
  readonly member: string;
  readonly sentBy: string | null;
  readonly role: string;
  readonly folder: string;
  /** From the moment it is granted. */
  readonly lasts: number;
  readonly reason: string;
  readonly refused: RefusedThing;
  readonly status: Exclude<RequestStatus, 'draft' | 'information' | 'paid'>;
  readonly revision: number;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly comment: string | null;
  readonly approval: StoredApproval;
  readonly assignment: string | null;
  readonly grantedUntil: number | null;
}

const columns = sql`
  id, member_id as member, sent_by as "sentBy", role, folder, lasts_ms::float8 as lasts, reason, refused, status, revision,
  floor(extract(epoch from submitted_at) * 1000)::float8 as "submittedAt",
  floor(extract(epoch from decided_at) * 1000)::float8 as "decidedAt", decided_by as "decidedBy", comment, approval,
  assignment_id as assignment, floor(extract(epoch from granted_until) * 1000)::float8 as "grantedUntil"`;

/** Requests of a member and those that they sent in another's place, newest first. */
export function listAccessRequests(
  tx: TenantTransaction,
  member: string,
  limit: number,
): Promise<readonly StoredAccessRequest[]> {
  return tx.rows<StoredAccessRequest>(sql`
    select ${columns} from remit.access_request
    where tenant_id = ${tx.tenantId} and (member_id = ${member} or sent_by = ${member})
    order by submitted_at desc, id limit ${limit}`);
}

/** Requests of the tenant that wait, oldest first. @param after id of the one before; null for the first */
export function listWaitingAccess(
  tx: TenantTransaction,
  after: string | null,
  limit: number,
): Promise<readonly StoredAccessRequest[]> {
  return tx.rows<StoredAccessRequest>(sql`
    select ${columns} from remit.access_request
    where tenant_id = ${tx.tenantId} and status = 'waiting'
      and (${after}::uuid is null or (submitted_at, id) > (
        select submitted_at, id from remit.access_request where tenant_id = ${tx.tenantId} and id = ${after}::uuid))
    order by submitted_at, id limit ${limit}`);
}

/** How many requests wait that a member asked for, for themselves or in another's place. */
export async function countWaitingAccess(tx: TenantTransaction, member: string): Promise<number> {
  const [found] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from remit.access_request
    where tenant_id = ${tx.tenantId} and status = 'waiting'
      and (sent_by = ${member} or (member_id = ${member} and sent_by is null))`);
  return found?.count ?? 0;
}

/**
 * Requests of which time asks for something, locked until the transaction ends. What another process has locked is left
 * to it, so that each is done once.
 * @param now ms since 1970 UTC
 */
export function lockDueAccessRequests(
  tx: TenantTransaction,
  now: number,
  limit: number,
): Promise<readonly StoredAccessRequest[]> {
  return tx.rows<StoredAccessRequest>(sql`
    select ${columns} from remit.access_request
    where tenant_id = ${tx.tenantId} and due_at <= to_timestamp(${now}::float8 / 1000)
    order by due_at, id limit ${limit}
    for update skip locked`);
}

/**
 * Gives requests that wait for a role in a folder that was moved, or below it, a new revision: whoever looked at one before
 * has seen another place than the one where it would be granted.
 * @param folder the path that it has by now: nothing lay there before it
 */
export async function renewAskedIn(tx: TenantTransaction, folder: string): Promise<void> {
  await tx.rows(sql`
    update remit.access_request set revision = revision + 1
    where tenant_id = ${tx.tenantId} and status = 'waiting'
      and (folder = ${folder} or starts_with(folder, ${`${folder}/`}))`);
}

/** One of them, and with `lock` held until the transaction ends; null when there is none of that id. */
export async function readAccessRequest(
  tx: TenantTransaction,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredAccessRequest | null> {
  const [found] = await tx.rows<StoredAccessRequest>(sql`
    select ${columns} from remit.access_request where tenant_id = ${tx.tenantId} and id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`);
  return found ?? null;
}

type Asked = Pick<
  StoredAccessRequest,
  'id' | 'member' | 'sentBy' | 'role' | 'folder' | 'lasts' | 'reason' | 'refused'
>;

/** @returns false where the member waits for the same role at the same folder already */
export async function insertAccessRequest(
  tx: TenantTransaction,
  asked: Asked,
  { content, steps, current, askedAt, revision, submittedAt }: ApprovalCase,
  dueAt: number | null,
): Promise<boolean> {
  const approval: StoredApproval = { content, steps, current, askedAt };
  const rows = await tx.rows(sql`
    insert into remit.access_request (tenant_id, id, member_id, role, folder, lasts_ms, reason, refused, status,
      revision, submitted_at, approval, due_at, sent_by)
    values (${tx.tenantId}, ${asked.id}, ${asked.member}, ${asked.role}, ${asked.folder}, ${asked.lasts},
      ${asked.reason}, ${JSON.stringify(asked.refused)}::text::jsonb, 'waiting', ${revision},
      to_timestamp(${submittedAt}::float8 / 1000), ${JSON.stringify(approval)}::text::jsonb,
      to_timestamp(${dueAt}::float8 / 1000), ${asked.sentBy}::uuid)
    on conflict (tenant_id, member_id, role, folder) where status = 'waiting' do nothing returning 1 as written`);
  return rows.length > 0;
}

/** How a request ended, and what was given. */
export interface AccessEnd {
  /** Null while it waits, and where time ended it. */
  readonly by: string | null;
  readonly comment: string | null;
  readonly given: { readonly assignment: string; readonly until: number } | null;
}

/**
 * Moves a request that this transaction has locked to its next state.
 * @param dueAt when time next asks for something; null once it is decided
 */
export async function writeAccessCase(
  tx: TenantTransaction,
  id: string,
  { content, steps, current, askedAt, status, revision, decidedAt }: ApprovalCase,
  { by, comment, given }: AccessEnd,
  dueAt: number | null = null,
): Promise<void> {
  const approval: StoredApproval = { content, steps, current, askedAt };
  await tx.rows(sql`
    update remit.access_request set status = ${status}, revision = ${revision},
      decided_at = to_timestamp(${decidedAt}::float8 / 1000), decided_by = ${by}, comment = ${comment},
      approval = ${JSON.stringify(approval)}::text::jsonb, assignment_id = ${given?.assignment ?? null}::uuid,
      granted_until = to_timestamp(${given?.until ?? null}::float8 / 1000),
      due_at = to_timestamp(${dueAt}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}
