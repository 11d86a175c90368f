import type { Log } from '@remit/api/context';
import type { Store } from '@remit/store/open-store';

/** How often the logins are looked at, in ms. */
const every = 60_000;

/** Looks at Remit's own database logins, now and every minute, and says what somebody has changed of them. */
export interface DriftAlarm {
  /** How many changes were found since the process began, each counted once while it lasts. */
  found(): number;
  stop(): Promise<void>;
}

/** @param period between two looks, in ms */
export function driftAlarm(store: Pick<Store, 'findRoleDrift'>, log: Log, period = every): DriftAlarm {
  let known = new Set<string>();
  let found = 0;
  let looking: Promise<void> = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, period).unref();

  async function look(): Promise<void> {
    try {
      const unasked: string[] = [];
      const drifts = await store.findRoleDrift((server, error) => {
        unasked.push(server);
        log.warn({ server, err: error }, 'the database logins of a server could not be looked at');
      });
      const now = new Set(drifts.map(({ role, server, what }) => `${server} ${role} ${what}`));
      // What was found there before is not over because nobody could look.
      for (const drift of known) if (unasked.some((server) => drift.startsWith(`${server} `))) now.add(drift);
      for (const { role, server, what } of drifts) {
        if (known.has(`${server} ${role} ${what}`)) continue;
        found += 1;
        log.error(
          { role, server, drifts: found },
          `the database login ${role} ${what}: somebody changed it beside Remit; find out who, then restart Remit`,
        );
      }
      known = now;
    } catch (error) {
      // The next look finds what this one could not.
      log.warn({ err: error }, 'the database logins could not be looked at');
    }
  }

  return {
    found: () => found,
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
