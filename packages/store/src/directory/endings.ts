import { type SQL, sql } from 'drizzle-orm';
import type { NoticeAbout } from '../notices/notice-kind.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Something that ends soon, and whom that concerns. */
export interface Ending {
  readonly about: Extract<NoticeAbout, 'assignment' | 'guest' | 'delegation' | 'review'>;
  readonly target: string;
  /** Member id. */
  readonly member: string;
  /** ms since 1970 UTC. */
  readonly until: number;
}

/**
 * What of a tenant ends one day, whom that concerns and from when on it is told: three days before, or when the last
 * quarter of its time begins where that is later. Without what was told, and whoever is not there any more.
 * @param before only what ends before that instant
 */
function untold(tx: TenantTransaction, now: SQL, before: SQL): SQL {
  const mine = sql`tenant_id = ${tx.tenantId}`;
  return sql`
    with ends as (
      select 'assignment' as about, id as target, member_id as member, valid_from as since, valid_until as until
      from remit.assignment where ${mine} and member_id is not null and valid_until > ${now} and valid_until <= ${before}
      union all
      select 'guest', m.id, told.member, m.valid_from, m.valid_until
      from remit.member m cross join lateral (values (m.id), (m.sponsor)) as told (member)
      where m.${mine} and m.sponsor is not null and m.status = 'active' and m.valid_until > ${now}
        and m.valid_until <= ${before}
      union all
      select 'delegation', d.id, told.member, d.since, d.until
      from remit.delegation d cross join lateral (values (d.from_member), (d.to_member)) as told (member)
      where d.${mine} and d.until > ${now} and d.until <= ${before}
      union all
      select distinct 'review', r.id, l.reviewer, r.started_at, r.due_at
      from remit.review r join remit.review_line l on l.tenant_id = r.tenant_id and l.review_id = r.id
      where r.${mine} and r.closed_at is null and r.due_at > ${now} and r.due_at <= ${before}
        and l.decision is null),
    untold as (
      select about, target, member, until,
        greatest(until - interval '3 days', until - (until - since) / 4, since) as told_from
      from ends
      where exists (select from remit.member m where m.${mine} and m.id = ends.member and m.status = 'active')
        and not exists (select from remit.notice n where n.${mine} and n.member_id = ends.member
          and n.about = ends.about and n.target_id = ends.target and n.kind = 'ending'
          and n.occasion = 'ending ' || floor(extract(epoch from ends.until) * 1000)::bigint))`;
}

/**
 * What ends soon and was not told to whom it concerns: a role to its holder, a guest's time to them and whoever answers
 * for them, a delegation to both sides, a review to those for whom lines of it wait still.
 * @param ahead by how much this clock is ahead of the database's, in ms: for tests of what takes days
 */
export function endingsToTell(
  tx: TenantTransaction,
  most: number,
  ahead: number = 0,
): Promise<readonly Ending[]> {
  const now = sql`(now() + make_interval(secs => ${ahead}::float8 / 1000))`;
  return tx.rows<Ending>(sql`
    ${untold(tx, now, sql`(${now} + interval '3 days')`)}
    select about, target, member, floor(extract(epoch from until) * 1000)::float8 as until from untold
    where told_from <= ${now} order by until, target, member limit ${most}`);
}

/** In how many ms the next ending is to be told, by the database's clock; null while nothing that was not told ends. */
export async function nextEndingIn(tx: TenantTransaction): Promise<number | null> {
  const [found] = await tx.rows<{ left: number | null }>(sql`
    ${untold(tx, sql`now()`, sql`'infinity'::timestamptz`)}
    select extract(epoch from min(told_from) - now())::float8 * 1000 as left from untold`);
  return found?.left ?? null;
}
