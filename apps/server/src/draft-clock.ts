import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { turnDraftClock } from '@remit/api/changes/draft-clock';
import { nextDraftIn } from '@remit/store/policy/drafts';
import type { TenantClock } from './tenant-clock.ts';

/** Publishes scheduled drafts when their time comes. */
export function draftClock(services: Services): TenantClock {
  return {
    what: 'drafts',
    dueIn: nextDraftIn,
    turn: async (tenant, closing) => {
      let became: 'published' | 'failed' | null;
      do {
        became = await services.store.withTenant(tenant, 'write', (tx) =>
          turnDraftClock(services, tx, { correlationId: randomUUID() }),
        );
      } while (became !== null && !closing());
    },
  };
}
