import { sql } from 'drizzle-orm';
import type { MeasuredRevocations } from './measured-revocations.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** What ends sessions when it commits, as the audit calls it. */
const revoking = [
  'sessions.ended',
  'security.changed',
  'member.suspended',
  'member.joined',
  'member.parted',
  'guest.extended',
  'guest.ended',
  'assignment.created',
  'assignment.ended',
  'assignment.shortened',
  'assignment.narrowed',
  'access.granted',
];

/** A change that ended sessions: when, in ms since 1970 UTC, and how long ago by the database's clock, in ms. */
export interface Revocation {
  readonly at: number;
  readonly ago: number;
}

/**
 * The change of a member or of the whole tenant that a look noticed: the first one since the look before it, or, for one
 * that took its time to commit, the last one before that.
 * @param stoodFor how long ago they were last seen to stand as they did, in ms
 * @returns null when nothing of the kind is on record
 */
export async function findRevocation(
  tx: TenantTransaction,
  member: string,
  stoodFor: number,
): Promise<Revocation | null> {
  const [found] = await tx.rows<Revocation>(sql`
    with events as (
      select floor(extract(epoch from at) * 1000)::float8 as at,
        extract(epoch from clock_timestamp() - at)::float8 * 1000 as ago
      from remit.audit_event
      where tenant_id = ${tx.tenantId} and at > clock_timestamp() - interval '10 seconds' and outcome = 'allow'
        and action = any (${sql.param(revoking)}::text[])
        and (target_id = ${member} or coalesce(details ->> 'member', ${member}) = ${member}))
    select at, ago from events
    order by ago <= ${stoodFor} desc, case when ago <= ${stoodFor} then -ago else ago end limit 1`);
  return found ?? null;
}

/** What the record says of the last day. */
export async function readRevocations(tx: TenantTransaction): Promise<MeasuredRevocations> {
  const [found] = await tx.rows<{
    pages: number;
    p99: number | null;
    at: number | null;
    after: number | null;
    together: number;
  }>(sql`
    with closed as (
      select floor(extract(epoch from at) * 1000)::float8 as at, (details ->> 'after')::float8 as after,
        (details ->> 'revokedAt')::float8 as revoked
      from remit.audit_event
      where tenant_id = ${tx.tenantId} and action = 'session.closed' and at > now() - interval '1 day'),
    last as (select at, revoked from closed order by at desc limit 1)
    select count(*)::int as pages, percentile_disc(0.99) within group (order by after) as p99,
      (select at from last) as at,
      max(after) filter (where revoked = (select revoked from last)) as after,
      (count(*) filter (where revoked = (select revoked from last)))::int as together
    from closed`);
  if (found === undefined) throw new Error('a count has no row');
  const { pages, p99, at, after, together } = found;
  return { pages, p99, last: at === null || after === null ? null : { at, after, pages: together } };
}
