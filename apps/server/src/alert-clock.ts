import { turnAlertClock } from '@remit/api/audit/alert-clock';
import type { Services } from '@remit/api/context';
import { nextAlertIn } from '@remit/store/audit/audit-alerts';
import type { TenantClock } from './tenant-clock.ts';

/** Tells people of new events that their saved views of the audit show. */
export function alertClock(services: Services): TenantClock {
  return {
    what: 'alerts',
    dueIn: nextAlertIn,
    turn: async (tenant, closing) => {
      const next = () => services.store.withTenant(tenant, 'write', (tx) => turnAlertClock(services, tx));
      while (!closing() && (await next()));
    },
  };
}
