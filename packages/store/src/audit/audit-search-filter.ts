import { sql, type SQL } from 'drizzle-orm';
import type { TenantId } from '../tenant-id.ts';

/** Which events of the audit. What is left out narrows nothing; times are ms since 1970 UTC, `until` excluded. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly stream?: string | undefined;
  readonly targetType?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: 'allow' | 'deny' | undefined;
  readonly correlation?: string | undefined;
  readonly session?: string | undefined;
  /** What only reported and would have refused it, `rule.OwnRequest`. */
  readonly reported?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Words to find in what happened; capitals do not matter. */
  readonly text?: string | undefined;
}

/** An instant of a parameter; one that no filter gives would be an error. */
const instant = (ms: number): SQL => sql`to_timestamp(${ms}::float8 / 1000)`;

/**
 * What a filter asks of `remit.audit_event e`, but for its text: comparisons that reach an index behind the wall.
 */
export function auditFilterSql(filter: AuditFilter): SQL {
  const { actor, action, stream, targetType, target, outcome, correlation, session, reported, from, until } =
    filter;
  const parts: SQL[] = [];
  if (actor !== undefined) parts.push(sql`e.actor = ${actor}::uuid`);
  if (action !== undefined) parts.push(sql`e.action = ${action}::text collate "C"`);
  if (stream !== undefined) parts.push(sql`e.stream = ${stream}::text collate "C"`);
  if (targetType !== undefined) parts.push(sql`e.target_type = ${targetType}::text collate "C"`);
  if (target !== undefined) parts.push(sql`e.target_id = ${target}::text`);
  if (outcome !== undefined) parts.push(sql`e.outcome = ${outcome}::text collate "C"`);
  if (correlation !== undefined) parts.push(sql`e.correlation_id = ${correlation}::uuid`);
  if (session !== undefined) parts.push(sql`e.session_id = ${session}::uuid`);
  if (reported !== undefined) {
    // The first half is what the index of such events says, the second what stands in each of them.
    parts.push(
      sql`(e.asked -> 'reported') is not null and e.asked -> 'reported' @> to_jsonb(${reported}::text)`,
    );
  }
  if (from !== undefined) parts.push(sql`e.at >= ${instant(from)}`);
  if (until !== undefined) parts.push(sql`e.at < ${instant(until)}`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/**
 * Events that mention every word of a text: who, what, whereon, why. Whoever acted, and the member it was done to, are
 * mentioned by what they are called now, as the list names them. No pattern has a meaning in a word, and none finds
 * what is in `hidden`, names of details that the reader does not see.
 */
export function auditTextSql(tenantId: TenantId, text: string, hidden: readonly string[]): SQL {
  const words = text.split(/\s+/).filter(Boolean);
  // What a grant that was tried in vain was compared with is of the record, and may be of a field that is hidden.
  const because =
    hidden.length === 0
      ? sql`e.because::text`
      : sql`jsonb_path_query_array(e.because, '$[*] ? (@.kind != "no-grant")')::text`;
  const said = folded(sql`concat_ws(' ', e.action, e.target_type, e.target_id, e.stream, ${because},
    (e.details - ${sql.param(hidden)}::text[])::text, e.address, e.agent, e.correlation_id::text)`);
  const found = words.map((typed) => {
    const word = folded(sql`${typed}::text`);
    // Asked once, and not for each event: the event has no part in it.
    const called = sql`select m.id from remit.member m
      where m.tenant_id = ${tenantId} and position(${word} in ${folded(sql`m.name`)}) > 0`;
    return sql`(position(${word} in ${said}) > 0 or e.actor = any(array(${called}))
      or (e.target_type = 'remit.Member' and e.target_id = any(array(${called})::text[])))`;
  });
  return found.length === 0 ? sql`true` : sql`(${sql.join(found, sql` and `)})`;
}

const folded = (text: SQL): SQL => sql`casefold(normalize(${text}, nfc) collate "pg_unicode_fast")`;
