import type { AuditEvent } from '@remit/audit/audit-event';
import { writeAudit } from '@remit/store/audit/audit-log';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import { RemitError } from '../errors.ts';

/**
 * Keeps what a call without changes leaves behind: a denial, whose own transaction has rolled back, or a read that is
 * audited. In a transaction of its own, which commits before the reply.
 * @throws RemitError `unavailable` when it cannot be kept: what nobody can look up later is not answered
 */
export async function commitAudit(
  store: Store,
  tenantId: TenantId,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  try {
    await store.withTenant(tenantId, 'write', async (tx) => {
      for (const event of events) await writeAudit(tx, event);
    });
  } catch (cause) {
    throw new RemitError('unavailable', 'this could not be recorded; try again in a moment', { cause });
  }
}
