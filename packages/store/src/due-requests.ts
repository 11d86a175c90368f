import { sql } from 'drizzle-orm';
import { lookedUnder } from './request-approval.ts';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Requests of which time asks for something, or that nobody has looked at yet, locked until the transaction ends. What
 * another process has locked is left to it, so that each is done once.
 * @param now ms since 1970 UTC
 */
export function lockDueRequests(
  tx: TenantTransaction,
  now: number,
  limit: number,
): Promise<readonly StoredRequest[]> {
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request
    where tenant_id = ${tx.tenantId} and id in (
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and due_at <= to_timestamp(${now}::float8 / 1000)
        order by due_at limit ${limit})
      union
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and approval is null and status = 'waiting'
        order by submitted_at limit ${limit}))
    order by id
    for update skip locked`);
}

/**
 * Requests that wait and were last looked at under another policy or directory, beginning after one of them, locked
 * until the transaction ends.
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
  /** In how many ms time asks for something; 0 while one waits that nobody has looked at; null when none is timed. */
  readonly dueIn: number | null;
  /** The policy and the directory that the tenant stands on; see request-approval.ts. */
  readonly standsOn: string;
}

/** When requests, of payments or of access, want to be looked at; null for a tenant that has no policy. */
export async function nextRequestDue(tx: TenantTransaction): Promise<NextRequestDue | null> {
  const mine = sql`tenant_id = ${tx.tenantId}`;
  const [found] = await tx.rows<{ left: number | null; policy: number; directory: number }>(sql`
    select policy_version as policy, directory_revision::float8 as directory,
      case when exists (select from fin.payment_request where ${mine} and approval is null and status = 'waiting') then 0
      else extract(epoch from least(
        (select min(due_at) from fin.payment_request where ${mine} and due_at is not null),
        (select min(due_at) from remit.access_request where ${mine} and due_at is not null)) - now())::float8 * 1000
      end as left
    from remit.tenant where ${mine}`);
  if (found === undefined || found.policy === 0) return null;
  return { dueIn: found.left, standsOn: lookedUnder(found.policy, found.directory) };
}
