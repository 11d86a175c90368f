import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** Numbers that grow or differ when something changed in a tenant, and tell nothing of what. */
export interface LiveRevisions {
  /** The published version that decides now. */
  readonly policy: number;
  readonly directory: number;
  /** Of how people are let in: how long a session lasts is part of it. */
  readonly security: number;
  /** Differs when the latest events of requests or the latest notices differ: an inbox may have changed. */
  readonly requests: string;
  /** Differs when one of the latest open drafts was begun, changed or commented on, or is open no more. */
  readonly drafts: string;
}

export interface ListeningStandings {
  readonly revisions: LiveRevisions;
  /** By member, a text that differs when what their calls stand on differs; without those who are gone. */
  readonly stands: ReadonlyMap<string, string>;
  /** In how many ms the time of one of the members begins or ends, or that to add a second factor is over, by the database's clock; null when none does. */
  readonly differsIn: number | null;
}

interface StandingRow {
  readonly policy: number;
  readonly directory: number;
  readonly security: number;
  readonly requests: string;
  /** Null where none is open. */
  readonly drafts: string | null;
  readonly member: string | null;
  readonly stands: string;
  readonly left: number | null;
}

/**
 * Reads in one statement what the calls of many members of a tenant stand on, by the database's clock, and its revisions.
 * @throws Error when the tenant itself is not there
 */
export async function readListeningStandings(
  tx: TenantTransaction,
  members: readonly string[],
): Promise<ListeningStandings> {
  // Two events can commit in another order than their instants say, so the newest alone would hide one.
  const rows = await tx.rows<StandingRow>(sql`
    select tenant.policy_version as policy, tenant.directory_revision::float8 as directory,
      coalesce(security.revision, 0) as security, latest.requests, edited.drafts,
      member.id as member,
      concat_ws('|', tenant.epoch, coalesce(security.revision, 0),
        coalesce(security.second_factor_from <= now(), true), member.epoch, member.status,
        coalesce(member.valid_from <= now(), true), coalesce(member.valid_until > now(), true)) as stands,
      extract(epoch from least(
        case when security.second_factor_from > now() then security.second_factor_from end,
        case when member.valid_from > now() then member.valid_from end,
        case when member.valid_until > now() then member.valid_until end) - now())::float8 * 1000 as left
    from remit.tenant
    left join remit.security on security.tenant_id = tenant.tenant_id
    cross join (
      select left(md5(concat_ws('|', string_agg(extract(epoch from at)::text, ','), (
        select string_agg(id::text, ',') from (
          select id from remit.notice where tenant_id = ${tx.tenantId} order by id desc limit 20) as notice
      ))), 16) as requests
      from (
        select at from remit.audit_event
        where tenant_id = ${tx.tenantId} and stream = 'request' order by at desc limit 50
      ) event
    ) latest
    cross join (
      select left(md5(string_agg(concat_ws(' ', open.id, open.revision, (
        select count(*) from remit.draft_comment
        where draft_comment.tenant_id = ${tx.tenantId} and draft_id = open.id
      )), ',' order by open.id)), 16) as drafts
      from (
        select id, revision from remit.draft
        where tenant_id = ${tx.tenantId} and state not in ('published', 'withdrawn', 'superseded')
        order by updated_at desc limit 20
      ) open
    ) edited
    left join remit.member on member.tenant_id = tenant.tenant_id and member.id = any (${sql.param(members)}::text[]::uuid[])
    where tenant.tenant_id = ${tx.tenantId}`);
  const [first] = rows;
  if (first === undefined) throw new Error('a tenant was entered and has no row of its own');
  const { policy, directory, security, requests, drafts } = first;
  const stands = rows.flatMap(({ member, stands }) => (member === null ? [] : [[member, stands] as const]));
  const next = rows.flatMap(({ left }) => (left === null ? [] : [left]));
  return {
    revisions: { policy, directory, security, requests, drafts: drafts ?? '' },
    stands: new Map(stands),
    differsIn: next.length === 0 ? null : Math.min(...next),
  };
}
