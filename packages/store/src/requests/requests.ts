import { type SQL, sql } from 'drizzle-orm';
import type { Lent } from '@remit/approvals/lent';
import type { RequestStatus } from '@remit/approvals/request-state';
import { currencyDigits } from '@remit/policy/values/currency';
import type { ResourceType } from '@remit/policy/document';
import type { RowFilter } from '@remit/policy/row-filter';
import { columnsOf } from '@remit/policy-sql/columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import type { StoredApproval } from './request-approval.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import { type Write, writeTogether } from '../connection/write-together.ts';

/** Where a request stands, beside the fields that its type declares. Instants are ms since 1970 UTC. */
export interface StoredRequest {
  readonly id: string;
  /** Full name of its type, `fin.PaymentRequest`. */
  readonly type: string;
  readonly number: string;
  readonly revision: number;
  readonly status: Exclude<RequestStatus, 'draft'>;
  /** Who sent it in its submitter's place, by member id; null where they did so themselves. */
  readonly sentBy: string | null;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  /** `submittedAt` as the database writes it, for the next page to go on from: exact, where ms are not. */
  readonly place: string;
  /** Its steps and what was given to each; null until it is first looked at. */
  readonly approval: StoredApproval | null;
  /** Under which policy and directory it was last asked who decides; see `lookedUnder`. */
  readonly lookedUnder: string | null;
}

/** Which requests a list shows: those that every one of `within` reaches and none of `without`. */
export interface RequestList {
  readonly within: readonly RowFilter[];
  readonly without: readonly RowFilter[];
  readonly status: StoredRequest['status'] | null;
  /** Member id: those that are theirs, and those that they sent in another's place. */
  readonly asker: string | null;
  /** Those that nobody has looked at yet alone, or those that were and do not wait for any of these members. */
  readonly planned?: 'not yet' | { readonly butNotFor: readonly string[] };
  readonly order: 'oldest first' | 'newest first';
  /** The last request of the page before. */
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly limit: number;
}

export const storedColumns = sql`
  id, type, number, revision, status, sent_by as "sentBy", approval, looked_under as "lookedUnder",
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
      ...(list.asker === null ? [] : [sql`(submitter = ${list.asker} or sent_by = ${list.asker})`]),
      ...(list.planned === undefined ? [] : [plannedCondition(tx, list.planned)]),
    ],
    sql` and `,
  );
}

function plannedCondition(tx: TenantTransaction, planned: NonNullable<RequestList['planned']>): SQL {
  if (planned === 'not yet') return sql`approval is null`;
  // Whom they wait for is found once for all, and not anew for each: of those who head much there are thousands.
  return sql`approval is not null and id not in (
    select waiting.record_id from fin.payment_request_waiting waiting
    where waiting.tenant_id = ${tx.tenantId} and waiting.member_id = any (array(
      select value::uuid from jsonb_array_elements_text(${JSON.stringify(planned.butNotFor)}::text::jsonb))))`;
}

/**
 * A page of requests.
 * @param type of the requests, as the policy in force declares it
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
    select ${storedColumns} from ${columnsOf(type).from}
    where ${conditionOf(tx, type, list)} and ${after}
    order by submitted_at ${direction}, id ${direction}
    limit ${list.limit}`);
}

/**
 * The first page of requests, and how many there are, all pages together: one look at whatever the list has.
 * @param type of the requests, as the policy in force declares it
 */
export async function listCounted(
  tx: TenantTransaction,
  type: ResourceType,
  list: Omit<RequestList, 'after'>,
): Promise<{ readonly requests: readonly StoredRequest[]; readonly total: number }> {
  const direction = list.order === 'oldest first' ? sql`asc` : sql`desc`;
  const order = sql`submitted_at ${direction}, id ${direction}`;
  const rows = await tx.rows<StoredRequest & { readonly total: number }>(sql`
    with found as materialized (
      select id, submitted_at from ${columnsOf(type).from}
      where ${conditionOf(tx, type, { ...list, after: null })})
    select ${storedColumns}, (select count(*) from found)::float8 as total
    from fin.payment_request
    where tenant_id = ${tx.tenantId} and id = any (array(select id from found order by ${order} limit ${list.limit}))
    order by ${order}`);
  return { requests: rows, total: rows[0]?.total ?? 0 };
}

/** How many requests a list has, all pages together. */
export async function countRequests(
  tx: TenantTransaction,
  type: ResourceType,
  list: RequestList,
): Promise<number> {
  const [counted] = await tx.rows<{ count: number }>(sql`
    select count(*)::float8 as count from ${columnsOf(type).from} where ${conditionOf(tx, type, list)}`);
  return counted?.count ?? 0;
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
  readonly step: string | null;
  /** The member in whose place a delegate acted. */
  readonly onBehalfOf: string | null;
  /** The natural persons who handed that on to the delegate; null where it came straight. */
  readonly passedBy: readonly string[] | null;
}

/** An amount, and the rate into the tenant's base currency that stays with it; null for the base, and without one. */
export interface StoredAmount {
  readonly minor: number;
  readonly currency: string;
  readonly rate: string | null;
}

/** What an amount comes to in the base, exactly: null without a rate. Its columns are written together. */
const inBase = ({ minor, currency, rate }: StoredAmount): SQL => {
  const digits = currencyDigits(currency);
  return sql`(${minor}::bigint * ${rate}::text::numeric * ${(10 ** -digits).toFixed(digits)}::text::numeric)`;
};

/** `amount_rate`, `amount_base` and what lists compare, in this order. */
const pinOf = (amount: StoredAmount | null): SQL =>
  amount === null
    ? sql`null::text, null::numeric, null::bigint, null::bigint`
    : sql`${amount.rate}, ${inBase(amount)},
  floor(${inBase(amount)} * 10000)::bigint, ceil(${inBase(amount)} * 10000)::bigint`;

const fieldsText = (fields: StoredFields): SQL => sql`${JSON.stringify(fields)}::text::jsonb`;

/** What a request has no column for, by field, as request-columns.ts of policy-sql reads it. */
export type StoredFields = Readonly<Record<string, string | readonly string[] | StoredMoney>>;

/** Money among them, and where a rate stays with it that rate and units of the base, as decimals. */
export interface StoredMoney {
  readonly minor: number;
  readonly currency: string;
  readonly rate?: string;
  readonly base?: string;
}

export interface NewRequest {
  readonly id: string;
  readonly type: string;
  readonly folder: string;
  readonly number: string;
  readonly purpose: string | null;
  readonly payee: string | null;
  readonly amount: StoredAmount | null;
  readonly department: string | null;
  /** Member ids: whose it is, and who sends it in their place. */
  readonly submitter: string;
  readonly sentBy: string | null;
  readonly costType: string | null;
  readonly project: string | null;
  readonly fields: StoredFields;
  readonly submittedAt: number;
  readonly revision: number;
  /** What whoever sends it calls it; null where they call it nothing. */
  readonly sentKey: string | null;
}

/** Inserts a request that waits for its decision. Its history is written beside it, by `addRequestEvent`. */
export async function insertRequest(tx: TenantTransaction, request: NewRequest): Promise<void> {
  const { amount } = request;
  await tx.rows(sql`
    insert into fin.payment_request (tenant_id, id, type, folder, number, purpose, payee, amount_minor, amount_currency,
      amount_rate, amount_base, amount_base_low, amount_base_high, department, submitter, status, cost_type, project,
      fields, submitted_at, revision, sent_by, sent_key)
    values (${tx.tenantId}, ${request.id}, ${request.type}, ${request.folder}, ${request.number}, ${request.purpose},
      ${request.payee}, ${amount?.minor ?? null}::bigint, ${amount?.currency ?? null}, ${pinOf(amount)},
      ${request.department}, ${request.submitter}, 'waiting', ${request.costType}, ${request.project},
      ${fieldsText(request.fields)}, to_timestamp(${request.submittedAt} / 1000.0), ${request.revision},
      ${request.sentBy}::uuid, ${request.sentKey}::uuid)`);
}

/** The request that a member sent under a name of their own; null where there is none. */
export async function requestSentAs(
  tx: TenantTransaction,
  member: string,
  sentKey: string,
): Promise<{ readonly id: string } | null> {
  const [found] = await tx.rows<{ id: string }>(sql`
    select id from fin.payment_request
    where tenant_id = ${tx.tenantId} and coalesce(sent_by, submitter) = ${member} and sent_key = ${sentKey}`);
  return found ?? null;
}

/** Lowers the amount of a request that this transaction has locked. */
export async function changeAmount(tx: TenantTransaction, id: string, amount: StoredAmount): Promise<void> {
  await tx.rows(sql`
    update fin.payment_request set amount_minor = ${amount.minor}, amount_currency = ${amount.currency},
      (amount_rate, amount_base, amount_base_low, amount_base_high) = row (${pinOf(amount)})
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** What a submitter may change of a request that was not decided. */
export type ChangedFields = Pick<
  NewRequest,
  'purpose' | 'payee' | 'amount' | 'department' | 'folder' | 'costType' | 'project' | 'fields'
>;

/** Writes what a request that this transaction has locked says from now on. */
export async function changeRequest(tx: TenantTransaction, id: string, next: ChangedFields): Promise<void> {
  await tx.rows(sql`
    update fin.payment_request set purpose = ${next.purpose}, payee = ${next.payee},
      amount_minor = ${next.amount?.minor ?? null}::bigint, amount_currency = ${next.amount?.currency ?? null},
      (amount_rate, amount_base, amount_base_low, amount_base_high) = row (${pinOf(next.amount)}),
      department = ${next.department}, folder = ${next.folder}, cost_type = ${next.costType},
      project = ${next.project}, fields = ${fieldsText(next.fields)}
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

export interface NewRequestEvent {
  readonly requestId: string;
  readonly at: number;
  readonly action:
    | 'submit'
    | 'approve'
    | 'reject'
    | 'withdraw'
    | 'pay'
    | 'ask'
    | 'answer'
    | 'change'
    | 'reduce'
    | 'remind'
    | 'escalate'
    | 'reroute'
    | 'expire';
  /** Member id; null for what time does. */
  readonly actor: string | null;
  /** The natural person behind the member. */
  readonly person: string | null;
  readonly comment: string | null;
  readonly step?: string | null;
  readonly capacity?: string | null;
  /** By whose authority, where that is another's: everybody through whose hands it came counts as having done it too. */
  readonly lent?: Lent | null;
  /** Of an approval: for how long the request was in the step, in ms. */
  readonly waited?: number | null;
}

/** Adds to the history of a request that this transaction has inserted or locked. */
export async function addRequestEvent(tx: TenantTransaction, event: NewRequestEvent): Promise<void> {
  await writeTogether(tx, [eventWrite(tx, event)]);
}

/** The same, to be written together with what it tells of: `event` is its row. */
export function eventWrite(tx: TenantTransaction, event: NewRequestEvent): Write {
  const { onBehalfOf = null, lentBy = null, passedBy = [] } = event.lent ?? {};
  const query = sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person, comment, step,
      capacity, on_behalf_of, lent_by, passed_by, waited_ms)
    select ${tx.tenantId}, ${event.requestId}, coalesce(max(sequence), 0) + 1,
      to_timestamp(${event.at} / 1000.0), ${event.action}, ${event.actor}::uuid, ${event.person}::uuid,
      ${event.comment}, ${event.step ?? null}, ${event.capacity ?? null}, ${onBehalfOf}::uuid, ${lentBy}::uuid,
      (select array_agg(value::uuid) from jsonb_array_elements_text(${JSON.stringify(passedBy)}::text::jsonb)),
      ${event.waited ?? null}::bigint
    from fin.payment_request_event where tenant_id = ${tx.tenantId} and record_id = ${event.requestId}
    returning *`;
  return { name: 'event', query };
}

/** The capitals of a type's name: `PR` of `fin.PaymentRequest`. */
const initialsOf = (type: string): string => type.replaceAll(/^.*\.|[^A-Z]/g, '');

/**
 * The number for the next request of a type: its initials, `PR-`, and one more than the highest so far of those that begin
 * alike. Only with the tenant held (see `holdStanding`), or two requests get the same one and the later fails.
 */
export async function nextRequestNumber(tx: TenantTransaction, type: string): Promise<string> {
  const initials = initialsOf(type);
  const [last] = await tx.rows<{ next: string }>(sql`
    select (coalesce(max(substring(number from ${`^${initials}-([0-9]{1,15})$`}::text)::bigint), 0) + 1)::text as next
    from fin.payment_request where tenant_id = ${tx.tenantId}`);
  return `${initials}-${last?.next ?? '1'}`;
}

/** The cost types in use among the requests that a filter reaches, in order. */
export async function costTypesInUse(
  tx: TenantTransaction,
  type: ResourceType,
  filter: RowFilter,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ costType: string }>(sql`
    select distinct cost_type as "costType" from ${columnsOf(type).from}
    where tenant_id = ${tx.tenantId} and cost_type is not null
      and (${compileRowFilter(filter, columnsOf(type))})
    order by 1 limit 200`);
  return rows.map(({ costType }) => costType);
}
