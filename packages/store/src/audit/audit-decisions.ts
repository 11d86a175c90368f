import { sql } from 'drizzle-orm';
import type { Asked } from '@remit/audit/audit-event';
import { planAnew } from './audit-records.ts';
import type { AuditPlace } from './audit-search.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A decision that the record keeps with everything it was asked with. */
export interface KeptDecision extends AuditPlace {
  readonly asked: Asked;
  /** The published version that decided; null where the event names none. */
  readonly policyVersion: number | null;
}

/**
 * A page of the decisions that were taken since an instant, newest first.
 * @param since ms since 1970 UTC
 * @param after where the page before ended; null begins
 */
export async function readDecisions(
  tx: TenantTransaction,
  {
    since,
    after,
    limit,
  }: { readonly since: number; readonly after: AuditPlace | null; readonly limit: number },
): Promise<readonly KeptDecision[]> {
  const beyond =
    after === null ? sql`true` : sql`(e.at, e.id) < (${after.exactly}::timestamptz, ${after.id}::uuid)`;
  const [, rows] = await Promise.all([
    planAnew(tx),
    tx.rows<Omit<KeptDecision, 'asked'> & { readonly asked: string }>(sql`
      select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly, e.asked::text as asked,
        e.policy_version as "policyVersion"
      from remit.audit_event e
      where e.tenant_id = ${tx.tenantId} and e.at >= to_timestamp(${since}::float8 / 1000) and e.asked is not null
        and ${beyond}
      order by e.at desc, e.id desc limit ${limit}`),
  ]);
  return rows.map(({ asked, ...place }) => ({ ...place, asked: askedOf(asked) }));
}

/** How many decisions were taken since an instant. @param most beyond which it does not count on */
export async function countDecisions(tx: TenantTransaction, since: number, most: number): Promise<number> {
  const [, [row]] = await Promise.all([
    planAnew(tx),
    tx.rows<{ readonly count: number }>(sql`
      select count(*)::float8 as count from (
        select from remit.audit_event e
        where e.tenant_id = ${tx.tenantId} and e.at >= to_timestamp(${since}::float8 / 1000) and e.asked is not null
        limit ${most}) as counted`),
  ]);
  return row?.count ?? 0;
}

/** As it was written: nothing is cut from a decision that is kept. */
function askedOf(text: string): Asked {
  const asked: Asked = JSON.parse(text);
  return asked;
}
