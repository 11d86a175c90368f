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
