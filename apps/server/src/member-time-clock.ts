import type { Services } from '@remit/api/context';
import { keepMemberTimes } from '@remit/store/identity/keep-member-times';
import { readDirectoryRevision, readMemberTimes } from '@remit/store/member-times';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantClock } from './tenant-clock.ts';

/** Tells the identity database for whom a tenant is open from when until when, whenever that may have changed there. */
export function memberTimeClock({ store }: Pick<Services, 'store'>): TenantClock {
  const told = new Map<TenantId, number>();
  return {
    what: 'times of members',
    dueIn: async (tx) => ((await readDirectoryRevision(tx)) === told.get(tx.tenantId) ? null : 0),
    turn: async (tenant) => {
      let revision = 0;
      await store.withIdentity((identity) =>
        keepMemberTimes(identity, tenant, async () => {
          const { directoryRevision, times } = await store.withTenant(tenant, 'read', readMemberTimes);
          revision = directoryRevision;
          return times;
        }),
      );
      told.set(tenant, revision);
    },
  };
}
