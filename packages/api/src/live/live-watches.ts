import type { TenantId } from '@remit/store/tenant-id';
import type { Services } from '../context.ts';
import { liveLoop } from './live-loop.ts';
import type { LiveLooks } from './live-looks.ts';
import { type LiveWatch, watchDatabase } from './live-watch.ts';
import { remitErrorOf } from '../remit-error-of.ts';

/** The databases that are watched: that of identities, and those of tenants, as long as a stream is open there. */
export interface LiveWatches {
  /** Watches for a stream in a tenant, and looks at once. */
  begin(tenantId: TenantId): void;
  /** Watches a tenant no more: nobody listens there; and, after the last one, no database at all. */
  end(tenantId: TenantId): void;
  /** Has a tenant looked at soon, if it is watched. */
  hurry(tenantId: TenantId): void;
}

export interface LiveWatchesOptions {
  readonly services: Pick<Services, 'store' | 'log'>;
  readonly looks: LiveLooks;
  /** Whether databases are listened to; without it a change is seen at the next look. */
  readonly hurried: boolean;
}

/** From the beginning of a look at all streams to that of the next, in ms. */
const every = 500;

/** The same when something says that there is something to see. */
const least = 25;

/** Nothing is watched yet. */
export function liveWatches({ services, looks, hurried }: LiveWatchesOptions): LiveWatches {
  const { store, log } = services;
  const tenants = new Map<TenantId, LiveWatch>();
  let sessions: LiveWatch | null = null;

  function watch(tenantId: TenantId | null, look: () => Promise<number | null>): LiveWatch {
    const looking = (): Promise<number | null> =>
      look().catch((thrown: unknown) => {
        log.warn({ err: remitErrorOf(thrown).cause }, 'open streams could not be looked at');
        return null;
      });
    const loop = liveLoop({ every, least, look: looking });
    return watchDatabase(loop, hurried ? (tell) => store.onChange(tenantId, tell) : null);
  }

  return {
    begin: (tenantId) => {
      sessions ??= watch(null, looks.atSessions);
      const tenant = tenants.get(tenantId) ?? watch(tenantId, () => looks.atTenant(tenantId));
      tenants.set(tenantId, tenant);
      sessions.hurry();
      tenant.hurry();
    },
    end: (tenantId) => {
      tenants.get(tenantId)?.stop();
      tenants.delete(tenantId);
      if (tenants.size > 0) return;
      sessions?.stop();
      sessions = null;
    },
    hurry: (tenantId) => tenants.get(tenantId)?.hurry(),
  };
}
