import { listIsolationRuns } from '@remit/store/isolation-runs';
import type { Services } from './context.ts';
import type { IsolationView } from './operator-views.ts';

/** A proof that is older than this says little of the Remit that runs now, in ms. */
const proofLasts = 7 * 24 * 60 * 60 * 1000;
const mostShown = 20;

/** What attacks on the wall between tenants found, the newest first, and what that comes to. */
export async function isolationProof({ store }: Services, now: number): Promise<IsolationView> {
  const runs = await store.withIdentity((tx) => listIsolationRuns(tx, mostShown));
  const [last] = runs;
  const failed = last !== undefined && (last.leaks > 0 || last.caught < last.planted);
  const overdue = last === undefined || now - last.at > proofLasts;
  return { runs, state: failed ? 'failed' : overdue ? 'overdue' : 'proved' };
}

/**
 * Whether anything may be rolled out to many tenants at once: not while the wall between them is known to have a hole.
 * @returns why not, in a sentence without its end; null when it may
 */
export async function rollOutRefusal(services: Services, now: number): Promise<string | null> {
  const { state } = await isolationProof(services, now);
  return state === 'failed' ? holed : null;
}

const holed =
  'the last attack on the wall between tenants found a leak, or missed one that was planted: nothing is rolled out to many until a whole attack finds none; set it for one tenant, or set it back';
