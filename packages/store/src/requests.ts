import { type SQL, sql } from 'drizzle-orm';
import type { RequestStatus } from '@remit/approvals/request-state';
import type { ResourceType } from '@remit/policy/document';
import type { RowFilter } from '@remit/policy/row-filter';
import { columnsOf } from '@remit/policy-sql/columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import type { TenantTransaction } from './tenant-transaction.ts';

/** Where a request stands, beside the fields that its type declares. Instants are ms since 1970 UTC. */
export interface StoredRequest {
  readonly id: string;
  readonly revision: number;
  readonly status: Exclude<RequestStatus, 'draft'>;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  /** `submittedAt` as the database writes it, for the next page to go on from: exact, where ms are not. */
  readonly place: string;
}

/** Which requests a list shows: those that every one of `within` reaches and none of `without`. */
export interface RequestList {
  readonly within: readonly RowFilter[];
  readonly without: readonly RowFilter[];
  readonly status: StoredRequest['status'] | null;
  /** Member id. */
  readonly submitter: string | null;
  readonly order: 'oldest first' | 'newest first';
  /** The last request of the page before. */
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly limit: number;
}

const stored = sql`
  id, revision, status,
  floor(extract(epoch from submitted_at) * 1000)::float8 as "submittedAt",
  floor(extract(epoch from decided_at) * 1000)::float8 as "decidedAt", submitted_at::text as place`;

function conditionOf(tx: TenantTransaction, type: ResourceType, list: RequestList): SQL {
  const columns = columnsOf(type);
  return sql.join(
    [
      sql`tenant_id = ${tx.tenantId}`,
      ...list.within.map((filter) => sql`(${compileRowFilter(filter, columns)})`),
      ...list.without.map((filter) => sql`(${compileRowFilter(filter, columns)}) is not true`),
      ...(list.status === null ? [] : [sql`status = ${list.status}`]),
      ...(list.submitter === null ? [] : [sql`submitter = ${list.submitter}`]),
    ],
    sql` and `,
  );
}

/**
 * A page of requests.
 * @param type of payment requests, as the policy in force declares it
 */
export function listRequests(
  tx: TenantTransaction,
  type: ResourceType,
  list: RequestList,
): Promise<readonly StoredRequest[]> {
  const direction = list.order === 'oldest first' ? sql`asc` : sql`desc`;
  const beyond = list.order === 'oldest first' ? sql`>` : sql`<`;
  const after =
    list.after === null
      ? sql`true`
      : sql`(submitted_at, id) ${beyond} (${list.after.place}::timestamptz, ${list.after.id}::uuid)`;
  return tx.rows<StoredRequest>(sql`
    select ${stored} from fin.payment_request as "record"
    where ${conditionOf(tx, type, list)} and ${after}
    order by submitted_at ${direction}, id ${direction}
    limit ${list.limit}`);
}

/** How many requests a list has, all pages together. */
export async function countRequests(
  tx: TenantTransaction,
  type: ResourceType,
  list: RequestList,
): Promise<number> {
  const [counted] = await tx.rows<{ count: number }>(sql`
    select count(*)::float8 as count from fin.payment_request as "record" where ${conditionOf(tx, type, list)}`);
  return counted?.count ?? 0;
}

/** One request, and with `lock` held until the transaction ends, so that of two decisions one comes first. */
export async function readRequest(
  tx: TenantTransaction,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredRequest | null> {
  const [request] = await tx.rows<StoredRequest>(sql`
    select ${stored} from fin.payment_request where tenant_id = ${tx.tenantId} and id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`);
  return request ?? null;
}

/** One thing that was done to a request. */
export interface StoredRequestEvent {
  readonly sequence: number;
  readonly at: number;
  readonly action: string;
  /** Member id; null where the log does not say who. */
  readonly actor: string | null;
  readonly capacity: string | null;
  readonly comment: string | null;
}

/** The history of a request, oldest first. */
export function readRequestEvents(tx: TenantTransaction, id: string): Promise<readonly StoredRequestEvent[]> {
  return tx.rows<StoredRequestEvent>(sql`
    select sequence, floor(extract(epoch from at) * 1000)::float8 as at, action, actor, capacity, comment
    from fin.payment_request_event where tenant_id = ${tx.tenantId} and record_id = ${id}
    order by sequence`);
}

export interface NewRequest {
  readonly id: string;
  readonly folder: string;
  readonly number: string;
  readonly purpose: string;
  readonly payee: string | null;
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly department: string;
  /** Member id. */
  readonly submitter: string;
  readonly costType: string | null;
  readonly submittedAt: number;
  readonly revision: number;
}

/** Inserts a request that waits for its decision. Its history is written beside it, by `addRequestEvent`. */
export async function insertRequest(tx: TenantTransaction, request: NewRequest): Promise<void> {
  await tx.rows(sql`
    insert into fin.payment_request (tenant_id, id, folder, number, purpose, payee, amount_minor, amount_currency,
      department, submitter, status, cost_type, submitted_at, revision)
    values (${tx.tenantId}, ${request.id}, ${request.folder}, ${request.number}, ${request.purpose},
      ${request.payee}, ${request.amount.minor}, ${request.amount.currency}, ${request.department},
      ${request.submitter}, 'waiting', ${request.costType},
      to_timestamp(${request.submittedAt} / 1000.0), ${request.revision})`);
}

/** Moves a request that this transaction has locked to its next state. */
export async function updateRequest(
  tx: TenantTransaction,
  next: Pick<StoredRequest, 'id' | 'status' | 'decidedAt' | 'revision'>,
): Promise<void> {
  const decidedAt = next.decidedAt === null ? sql`null` : sql`to_timestamp(${next.decidedAt} / 1000.0)`;
  await tx.rows(sql`
    update fin.payment_request set status = ${next.status}, decided_at = ${decidedAt}, revision = ${next.revision}
    where tenant_id = ${tx.tenantId} and id = ${next.id}`);
}

export interface NewRequestEvent {
  readonly requestId: string;
  readonly at: number;
  readonly action: 'submit' | 'approve' | 'reject' | 'withdraw';
  /** Member id. */
  readonly actor: string;
  /** The natural person behind the member. */
  readonly person: string;
  readonly comment: string | null;
}

/** Adds to the history of a request that this transaction has inserted or locked. */
export async function addRequestEvent(tx: TenantTransaction, event: NewRequestEvent): Promise<void> {
  await tx.rows(sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person, comment)
    select ${tx.tenantId}, ${event.requestId}, coalesce(max(sequence), 0) + 1,
      to_timestamp(${event.at} / 1000.0), ${event.action}, ${event.actor}, ${event.person}, ${event.comment}
    from fin.payment_request_event where tenant_id = ${tx.tenantId} and record_id = ${event.requestId}`);
}

/**
 * The number for the next request, `PR-` and one more than the highest so far. Only with the tenant held (see
 * `holdStanding`), or two requests get the same one and the later fails.
 */
export async function nextRequestNumber(tx: TenantTransaction): Promise<string> {
  const [last] = await tx.rows<{ next: string }>(sql`
    select (coalesce(max(substring(number from '^PR-([0-9]{1,15})$')::bigint), 0) + 1)::text as next
    from fin.payment_request where tenant_id = ${tx.tenantId}`);
  return `PR-${last?.next ?? '1'}`;
}

/** The cost types in use among the requests that a filter reaches, in order. */
export async function costTypesInUse(
  tx: TenantTransaction,
  type: ResourceType,
  filter: RowFilter,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ costType: string }>(sql`
    select distinct cost_type as "costType" from fin.payment_request as "record"
    where tenant_id = ${tx.tenantId} and cost_type is not null
      and (${compileRowFilter(filter, columnsOf(type))})
    order by 1 limit 200`);
  return rows.map(({ costType }) => costType);
}
