import { sql } from 'drizzle-orm';
import { StoreError } from './errors.ts';
import type { Security } from './standing.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Keeps how a tenant lets people in. From COMMIT on, every call obeys it.
 * @param next `revision` is the one that it was changed from
 * @returns the new revision
 * @throws StoreError `conflict` when somebody changed it since
 */
export async function saveSecurity(tx: TenantTransaction, next: Security): Promise<number> {
  const { allowlist, sessionMinutes, secondFactor, secondFactorFrom, revision } = next;
  const entries = sql`${sql.param([...allowlist])}::text[]`;
  const from = sql`to_timestamp(${secondFactorFrom}::float8 / 1000)`;
  const [saved] =
    revision === 0
      ? await tx.rows<{ revision: number }>(sql`
          insert into remit.security (tenant_id, allowlist, session_minutes, second_factor, second_factor_from)
          values (${tx.tenantId}, ${entries}, ${sessionMinutes}, ${secondFactor}, ${from})
          on conflict do nothing returning revision`)
      : await tx.rows<{ revision: number }>(sql`
          update remit.security set allowlist = ${entries}, session_minutes = ${sessionMinutes},
            second_factor = ${secondFactor}, second_factor_from = ${from}, revision = revision + 1
          where tenant_id = ${tx.tenantId} and revision = ${revision} returning revision`);
  if (saved === undefined) {
    throw new StoreError('conflict', 'somebody changed this since you looked; look at it again');
  }
  return saved.revision;
}
