import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Whether a tenant's audit says already that a session came in. Nobody else asks about that session until the
 * transaction ends.
 */
export async function wasToldOf(tx: TenantTransaction, sessionId: string): Promise<boolean> {
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`arrival ${tx.tenantId} ${sessionId}`}, 0))`);
  const told = await tx.rows(sql`
    select 1 as told from remit.audit_event
    where tenant_id = ${tx.tenantId} and target_id = ${sessionId} and action = 'session.entered' limit 1`);
  return told.length > 0;
}
