import type { AuditEvent } from '@remit/audit/audit-event';
import { writeAudit } from '@remit/store/audit-log';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import { RemitError } from './errors.ts';

/**
 * Keeps a denial, in a transaction of its own because the one that was denied has rolled back.
 * @throws RemitError `unavailable` when it cannot be kept: a denial that nobody can look up later is not given
 */
export async function commitDenial(store: Store, tenantId: TenantId, event: AuditEvent): Promise<void> {
  try {
    await store.withTenant(tenantId, 'write', (tx) => writeAudit(tx, event));
  } catch (cause) {
    throw new RemitError('unavailable', 'the refusal could not be recorded; try again in a moment', {
      cause,
    });
  }
}
