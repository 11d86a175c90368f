import type { TenantClock } from './tenant-clock.ts';

/** How soon one that failed is tried again, in ms. */
const again = 60_000;

/**
 * A clock that turns once in a while, whatever is written meanwhile: for work that no index can say the time of. The
 * first turns are spread over the whole pause, so that a server that starts does other things first.
 * @param pause between two turns in a tenant, in ms
 */
export function everySoOften(what: string, pause: number, turn: TenantClock['turn']): TenantClock {
  const next = new Map<string, number>();
  return {
    what,
    dueIn: async ({ tenantId }) => {
      const at = next.get(tenantId) ?? performance.now() + Math.random() * pause;
      next.set(tenantId, at);
      return at - performance.now();
    },
    turn: async (tenant, closing) => {
      next.set(tenant, performance.now() + Math.min(again, pause));
      await turn(tenant, closing);
      next.set(tenant, performance.now() + pause);
    },
  };
}
