import { sql, type SQL } from 'drizzle-orm';
import { type AuditFilter, auditFilterSql, auditTextSql } from './audit-search-filter.ts';
import { planAnew } from './audit-records.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** An event as the explorer reads it. `at` is ms since 1970 UTC; JSON is parsed and believed in nothing. */
export interface FoundEvent {
  readonly id: string;
  readonly at: number;
  /** To the microsecond, for the place in the list. */
  readonly exactly: string;
  readonly stream: string | null;
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  readonly roles: readonly string[];
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string | null;
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly unknown[];
  readonly before: unknown;
  readonly after: unknown;
  readonly details: unknown;
  /** The action and the resource type that the engine was asked about; null where it was not asked. */
  readonly askedAction: string | null;
  readonly askedType: string | null;
  /** What only reported and would have refused it. */
  readonly reported: readonly string[];
  readonly address: string | null;
  readonly agent: string | null;
  readonly policyVersion: number | null;
  readonly directoryRevision: number | null;
  readonly correlationId: string;
  readonly sessionId: string | null;
  /** Its place in the chain; null while it waits for its seal. */
  readonly sequence: number | null;
  readonly hash: string | null;
}

/** The last event of a page, or the last one looked at. */
export interface AuditPlace {
  readonly exactly: string;
  readonly id: string;
}

export interface AuditSearch {
  readonly filter: AuditFilter;
  readonly after: AuditPlace | null;
  readonly limit: number;
  /** Names of details that the reader does not see, which no word may find either. */
  readonly hidden: readonly string[];
}

export interface FoundEvents {
  readonly events: readonly FoundEvent[];
  /** Where the next page goes on; null where there is nothing further back. */
  readonly next: AuditPlace | null;
}

/** A search for words reads so many events at a time: they are in no index, and a rare word must not read them all. */
const textScanned = 20_000;

const place = sql`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const columns = sql`e.id, floor(extract(epoch from e.at) * 1000)::float8 as at, ${place} as exactly, e.stream, e.actor,
  e.on_behalf_of as "onBehalfOf", e.roles::text as roles, e.action, e.target_type as "targetType",
  e.target_id as "targetId", e.outcome, e.because::text as because, e.before::text as before, e.after::text as after,
  e.details::text as details, (e.asked -> 'reported')::text as reported,
  e.asked #>> '{check,action}' as "askedAction", e.asked #>> '{check,resource,type}' as "askedType",
  e.address, e.agent, e.policy_version as "policyVersion",
  e.directory_revision::float8 as "directoryRevision", e.correlation_id as "correlationId",
  e.session_id as "sessionId",
  s.sequence::float8 as sequence, encode(s.hash, 'hex') as hash`;

const seal = sql`left join remit.audit_seal s on s.tenant_id = e.tenant_id and s.event_id = e.id`;

type JsonColumn = 'roles' | 'because' | 'before' | 'after' | 'details' | 'reported';
type EventRow = Omit<FoundEvent, JsonColumn> & Readonly<Record<JsonColumn, string | null>>;

/** A page of the events that a filter reaches, newest first. */
export async function searchAudit(
  tx: TenantTransaction,
  { filter, after, limit, hidden }: AuditSearch,
): Promise<FoundEvents> {
  const words = filter.text?.trim() ?? '';
  const where = [sql`e.tenant_id = ${tx.tenantId}`, auditFilterSql(filter)];
  if (after !== null) where.push(sql`(e.at, e.id) < (${after.exactly}::timestamptz, ${after.id}::uuid)`);
  const reach = sql`select e.* from remit.audit_event e where ${sql.join(where, sql` and `)}
    order by e.at desc, e.id desc limit ${words === '' ? limit + 1 : textScanned}`;
  if (words === '') {
    const rows = await planned(
      tx,
      sql`select ${columns} from (${reach}) e ${seal} order by e.at desc, e.id desc`,
    );
    const events = rows.slice(0, limit);
    return { events, next: rows.length > limit ? (events.at(-1) ?? null) : null };
  }
  const [rows, [end]] = await Promise.all([
    planned(
      tx,
      sql`select ${columns} from (${reach}) e ${seal} where ${auditTextSql(tx.tenantId, words, hidden)}
        order by e.at desc, e.id desc limit ${limit + 1}`,
    ),
    tx.rows<AuditPlace & { readonly scanned: number }>(sql`
      select ${place} as exactly, e.id, scanned::int from (
        select e.*, count(*) over () as scanned from (${reach}) e order by e.at, e.id limit 1) e`),
  ]);
  const events = rows.slice(0, limit);
  if (rows.length > limit) return { events, next: events.at(-1) ?? null };
  return { events, next: end !== undefined && end.scanned === textScanned ? end : null };
}

/** One event by its id. @returns null when the tenant has no such event */
export async function readAuditEvent(tx: TenantTransaction, id: string): Promise<FoundEvent | null> {
  const [found] = await planned(
    tx,
    sql`select ${columns} from remit.audit_event e ${seal} where e.tenant_id = ${tx.tenantId} and e.id = ${id}::uuid`,
  );
  return found ?? null;
}

/** What else happened in the call of an event, in its order. */
export function readAuditCall(tx: TenantTransaction, correlationId: string): Promise<readonly FoundEvent[]> {
  return planned(
    tx,
    sql`select ${columns} from remit.audit_event e ${seal}
      where e.tenant_id = ${tx.tenantId} and e.correlation_id = ${correlationId}::uuid
      order by e.at, e.id limit 50`,
  );
}

/** Rows of a statement that selects events. */
async function planned(tx: TenantTransaction, query: SQL): Promise<readonly FoundEvent[]> {
  const [, rows] = await Promise.all([planAnew(tx), tx.rows<EventRow>(query)]);
  return rows.map(eventOf);
}

function eventOf({ roles, because, before, after, details, reported, ...row }: EventRow): FoundEvent {
  const reasons = parsed(because);
  return {
    ...row,
    roles: textsIn(parsed(roles)),
    because: Array.isArray(reasons) ? reasons : [],
    before: parsed(before),
    after: parsed(after),
    details: parsed(details),
    reported: textsIn(parsed(reported)),
  };
}

const textsIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
