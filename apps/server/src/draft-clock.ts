import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { turnDraftClock } from '@remit/api/draft-clock';
import { dueDraft } from '@remit/store/drafts';
import type { TenantId } from '@remit/store/tenant-id';
import { startTenantRounds, type TenantRounds } from './tenant-rounds.ts';

/**
 * Publishes scheduled drafts when their time comes, from now on until it is closed.
 * @param every how long until the next tenants are looked at, in ms
 */
export function startDraftClock(services: Services, every = 5_000): TenantRounds {
  const { store } = services;

  async function lookAt(tenant: TenantId, closing: () => boolean): Promise<void> {
    // Looked for without holding anything: nearly always there is nothing to do.
    const due = await store.withTenant(tenant, 'read', (tx) => dueDraft(tx, 0));
    if (due === null || closing()) return;
    const became = await store.withTenant(tenant, 'write', (tx) =>
      turnDraftClock(services, tx, { correlationId: randomUUID() }),
    );
    if (became !== null) await lookAt(tenant, closing);
  }

  return startTenantRounds(services, 'drafts', lookAt, every);
}
