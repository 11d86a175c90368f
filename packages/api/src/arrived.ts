import type { AuditEvent } from '@remit/audit/audit-event';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { writeAudit } from '@remit/store/audit/audit-log';
import { wasToldOf } from '@remit/store/audit/audit-arrivals';
import { noteTold, readArrival } from '@remit/store/identity/arrival';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import { RemitError } from './errors.ts';
import { happenedIn } from './happened-in.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * Thrown by the first call of a session in a tenant, before it does anything: the tenant's audit is told that somebody
 * came in, in a transaction of its own, and the call begins anew.
 */
export class ArrivedError extends Error {
  readonly tell: (store: Store) => Promise<void>;

  constructor(call: TenantCall, token: SessionToken) {
    super('a session came into a tenant');
    const { tenantId } = call;
    const event = { ...happenedIn(call, null), action: 'session.entered', outcome: 'allow' } as const;
    this.tell = (store) => tellArrival(store, tenantId, hashSessionToken(token), event);
  }
}

type Told = Pick<AuditEvent, 'actor' | 'correlationId' | 'origin' | 'before' | 'after' | 'asked'> & {
  readonly action: 'session.entered';
  readonly outcome: 'allow';
};

/** @throws RemitError `unavailable` when it cannot be kept: nobody goes in whom the record does not know of */
async function tellArrival(store: Store, tenantId: TenantId, hash: Uint8Array, told: Told): Promise<void> {
  try {
    const arrival = await store.withIdentity((tx) => readArrival(tx, hash), 'read');
    if (arrival === null) return;
    const { sessionId, ...details } = arrival;
    await store.withTenant(tenantId, 'write', async (tx) => {
      // Of many first calls at once, one tells of it.
      if (await wasToldOf(tx, sessionId)) return;
      await writeAudit(tx, {
        ...told,
        target: { type: 'remit.Session', id: sessionId },
        because: [],
        details,
      });
    });
    await store.withIdentity((tx) => noteTold(tx, hash, tenantId));
  } catch (cause) {
    throw new RemitError('unavailable', 'this could not be recorded; try again in a moment', { cause });
  }
}
