import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

const week = 7 * 86_400_000;

/** How often something was refused in the seven days until now, and in the seven before. */
export interface RefusedAction {
  readonly action: string;
  readonly week: number;
  readonly before: number;
}

/** Refusals of two weeks by what was asked for, the most of this week first. @param now ms since 1970 UTC */
export function refusalsOfTwoWeeks(tx: TenantTransaction, now: number): Promise<readonly RefusedAction[]> {
  const begin = sql`to_timestamp(${now - week}::float8 / 1000)`;
  return tx.rows<RefusedAction>(sql`
    select e.action, (count(*) filter (where e.at >= ${begin}))::int as week,
      (count(*) filter (where e.at < ${begin}))::int as before
    from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and e.outcome = 'deny' collate "C"
      and e.at >= to_timestamp(${now - 2 * week}::float8 / 1000)
    group by e.action order by week desc, e.action`);
}

/** Somebody was given a role or lost one. At instants in ms since 1970 UTC. */
export interface AccessChange {
  readonly at: number;
  readonly actor: string | null;
  /** Whose role it is: a member, or everybody in a group or a department. */
  readonly holder: { readonly kind: 'member' | 'group' | 'department'; readonly id: string };
}

/** Roles given and taken in the seven days until now, newest first. @param most of them */
export async function accessChangesOfWeek(
  tx: TenantTransaction,
  now: number,
  most: number,
): Promise<readonly AccessChange[]> {
  const rows = await tx.rows<Omit<AccessChange, 'holder'> & AccessChange['holder']>(sql`
    select floor(extract(epoch from e.at) * 1000)::float8 as at, e.actor,
      case when e.details ->> 'member' is null then e.details -> 'holder' ->> 'kind' else 'member' end as kind,
      coalesce(e.details ->> 'member', e.details -> 'holder' ->> 'id') as id
    from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and e.at >= to_timestamp(${now - week}::float8 / 1000)
      and e.action in ('assignment.created', 'assignment.ended', 'assignment.shortened', 'assignment.narrowed', 'access.granted')
      and e.outcome = 'allow' collate "C"
      and coalesce(e.details ->> 'member', e.details -> 'holder' ->> 'id') is not null
    order by e.at desc limit ${most}`);
  return rows.map(({ at, actor, kind, id }) => ({ at, actor, holder: { kind, id } }));
}

/** When a member last did something that is on record, in ms since 1970 UTC; null when they never did. */
export async function lastActOf(tx: TenantTransaction, member: string): Promise<number | null> {
  const [found] = await tx.rows<{ at: number }>(sql`
    select floor(extract(epoch from e.at) * 1000)::float8 as at from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and e.actor = ${member}::uuid and e.outcome = 'allow' collate "C"
      and e.action <> 'session.entered'
    order by e.at desc limit 1`);
  return found?.at ?? null;
}
