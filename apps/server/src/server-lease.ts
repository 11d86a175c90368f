import { randomUUID } from 'node:crypto';
import type { Store } from '@remit/store/open-store';
import { endServerLease, renewServerLease } from '@remit/store/server-lease';

/** By which servers know of each other that they run. */
export interface ServerLease {
  /** Says that this one runs. @returns whether another stopped, and what it alone knew of must be looked for here */
  renew(): Promise<boolean>;
  /** This one stops: another takes over from it. */
  end(): Promise<void>;
}

/** How long a server that is not heard of counts as running, in seconds: a few times as long as between two of its words. */
const lasts = 20;

/** The lease of this process, under a name that no other has; nobody hears of it before it is renewed. */
export function serverLease({ withIdentity }: Pick<Store, 'withIdentity'>): ServerLease {
  const id = randomUUID();
  return {
    renew: () => withIdentity((tx) => renewServerLease(tx, id, lasts)),
    end: () => withIdentity((tx) => endServerLease(tx, id)),
  };
}
