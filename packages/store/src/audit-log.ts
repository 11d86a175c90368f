import { sql } from 'drizzle-orm';
import type { AuditEvent } from '@remit/audit/audit-event';
import { redactEvent } from '@remit/audit/redact';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Writes down what happens, in the transaction in which it happens: neither is ever there without the other. Id and
 * time are the database's.
 */
export async function writeAudit(tx: TenantTransaction, event: AuditEvent): Promise<void> {
  const stored = redactEvent(event);
  await tx.rows(sql`
    insert into remit.audit_event
      (tenant_id, actor, action, target_type, target_id, outcome, because, details, correlation_id)
    values (${tx.tenantId}, ${stored.actor}, ${stored.action}, ${stored.target.type}, ${stored.target.id},
      ${stored.outcome}, ${JSON.stringify(stored.because)}::jsonb, ${JSON.stringify(stored.details)}::jsonb,
      ${stored.correlationId})`);
}
