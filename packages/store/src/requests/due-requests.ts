import { sql } from 'drizzle-orm';
import { lookedUnder } from './request-approval.ts';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Requests of which time asks for something, or that nobody has looked at yet, locked until the transaction ends. What
 * another process has locked is left to it, so that each is done once.
 * @param types of which they are: of another nothing can be done, and it would keep its place before the others
 * @param now ms since 1970 UTC
 */
export function lockDueRequests(
  tx: TenantTransaction,
  types: readonly string[],
  now: number,
  limit: number,
): Promise<readonly StoredRequest[]> {
  const known = sql`type in (select jsonb_array_elements_text(${JSON.stringify(types)}::text::jsonb))`;
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request
    where tenant_id = ${tx.tenantId} and id in (
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and due_at <= to_timestamp(${now}::float8 / 1000) and ${known}
        order by due_at limit ${limit})
      union
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and approval is null and status = 'waiting' and ${known}
        order by submitted_at limit ${limit})
      limit ${limit})
    order by id
    for update skip locked`);
}

/**
 * Requests that wait and were last looked at when others may have decided them, beginning after one of them, locked
 * until the transaction ends.
 * @param looked what they would be looked at under now; see request-approval.ts
 */
export function lockOutlivedLooks(
  tx: TenantTransaction,
  looked: string,
  after: string,
  limit: number,
): Promise<readonly StoredRequest[]> {
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request
    where tenant_id = ${tx.tenantId} and id > ${after}::uuid and status in ('waiting', 'information')
      and approval is not null and looked_under <> ${looked}
    order by id limit ${limit}
    for update skip locked`);
}

/** When requests of a tenant want to be looked at. */
export interface NextRequestDue {
  /**
   * In how many ms time asks for something, or a delegation begins or ends; 0 while one waits that nobody has looked at;
   * null when nothing is timed.
   */
  readonly dueIn: number | null;
  /** What the tenant stands on, if nothing that the directory has for a time began or ended; see request-approval.ts. */
  readonly standsOn: string;
  /** By the database's clock, ms since 1970 UTC. */
  readonly now: number;
}

/**
 * When requests, of payments or of access, want to be looked at; null for a tenant that has no policy.
 * @param turnedAt when something that the directory has for a time last began or ended, as it was last looked at
 */
export async function nextRequestDue(
  tx: TenantTransaction,
  turnedAt: number | null,
): Promise<NextRequestDue | null> {
  const mine = sql`tenant_id = ${tx.tenantId}`;
  const [found] = await tx.rows<{
    left: number | null;
    policy: number;
    directory: number;
    delegations: readonly string[];
    now: number;
  }>(sql`
    select policy_version as policy, directory_revision::float8 as directory,
      coalesce((select jsonb_agg(id) from remit.delegation
        where ${mine} and since <= now() and until > now()), '[]') as delegations,
      floor(extract(epoch from now()) * 1000)::float8 as now,
      case when exists (select from fin.payment_request where ${mine} and approval is null and status = 'waiting') then 0
      else extract(epoch from least(
        (select min(due_at) from fin.payment_request where ${mine} and due_at is not null),
        (select min(due_at) from remit.access_request where ${mine} and due_at is not null),
        (select min(since) from remit.delegation where ${mine} and since > now()),
        (select min(until) from remit.delegation where ${mine} and until > now())) - now())::float8 * 1000
      end as left
    from remit.tenant where ${mine}`);
  if (found === undefined || found.policy === 0) return null;
  const { left, policy, directory, delegations, now } = found;
  const standsOn = { policyVersion: policy, directoryRevision: directory, turnedAt, delegations };
  return { dueIn: left, standsOn: lookedUnder(standsOn), now };
}
