import { type SQL, sql } from 'drizzle-orm';
import type { AuditEvent } from '@remit/audit/audit-event';
import { redactEvent, type StoredAuditEvent } from '@remit/audit/redact';
import { noteWritten } from './audit-notices.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import type { Write } from '../connection/write-together.ts';

/**
 * Writes down what happens, in the transaction in which it happens: neither is ever there without the other. Id and
 * time are the database's.
 */
export async function writeAudit(tx: TenantTransaction, event: AuditEvent): Promise<void> {
  await tx.rows(auditWrite(tx, event).query);
}

/** The same, to be written together with what happens. */
export function auditWrite(tx: TenantTransaction, event: AuditEvent): Write {
  const stored = redactEvent(event);
  const { target, origin } = stored;
  noteWritten(tx);
  const query = sql`
    insert into remit.audit_event
      (tenant_id, stream, actor, on_behalf_of, roles, action, target_type, target_id, outcome, because, before, after,
        details, asked, address, agent, session_id, policy_version, directory_revision, correlation_id)
    values (${tx.tenantId}, ${streamFor(tx, stored)}, ${stored.actor}, ${origin.onBehalfOf}, ${json(origin.roles)}::jsonb,
      ${stored.action}, ${target.type}, ${target.id}, ${stored.outcome}, ${json(stored.because)}::jsonb,
      ${json(stored.before)}::jsonb, ${json(stored.after)}::jsonb, ${json(stored.details)}::jsonb,
      ${stored.asked}::jsonb, ${origin.address}, ${origin.agent}, ${origin.sessionId}, ${origin.policyVersion},
      ${origin.directoryRevision}, ${stored.correlationId})`;
  return { name: 'audited', query };
}

/** Whatever a guest does is in the stream of guests: one look shows all that outsiders touched. */
function streamFor(tx: TenantTransaction, { stream, actor }: StoredAuditEvent): SQL {
  if (actor === null) return sql`${stream}`;
  return sql`coalesce((
    select 'guest' from remit.member
    where tenant_id = ${tx.tenantId} and id = ${actor} and sponsor is not null), ${stream})`;
}

/** Null stays SQL's null, which is not JSON's. */
function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
