import { listIsolationRuns, provenSince } from '@remit/store/tenants/isolation-runs';
import type { Services } from '../context.ts';
import type { IsolationView } from './operator-views.ts';

const day = 24 * 60 * 60 * 1000;
/** A proof that is older than this says little of the Remit that runs now, in ms. */
const proofLasts = 7 * day;
/** For how long it may be overdue until nothing is rolled out to many any more, in ms. */
const grace = 7 * day;
const mostShown = 20;

/** What attacks on the wall between tenants found, the newest first, and what that comes to. */
export async function isolationProof({ store }: Services, now: number): Promise<IsolationView> {
  const { runs, since } = await store.withIdentity(async (tx) => ({
    runs: await listIsolationRuns(tx, mostShown),
    since: await provenSince(tx),
  }));
  const [last] = runs;
  const failed = last !== undefined && (last.leaks > 0 || last.caught < last.planted);
  const overdue = last === undefined || now - last.at > proofLasts;
  const blocksAt = since === null ? null : since + proofLasts + grace;
  return {
    runs,
    state: failed ? 'failed' : overdue ? 'overdue' : 'proved',
    blocksAt,
    blocked: failed || (blocksAt !== null && now >= blocksAt),
  };
}

/**
 * Whether anything may be rolled out to many tenants at once: not while the wall between them is known to have a hole, and
 * not when nobody has looked for one for a fortnight.
 * @returns why not, in a sentence without its end; null when it may
 */
export async function rollOutRefusal(services: Services, now: number): Promise<string | null> {
  const { state, blocked } = await isolationProof(services, now);
  if (!blocked) return null;
  return state === 'failed' ? holed : unproven;
}

const holed =
  'the last attack on the wall between tenants found a leak, or missed one that was planted: nothing is rolled out to many until a whole attack finds none; set it for one tenant, or set it back';
const unproven =
  'the wall between tenants was not attacked for two weeks: nothing is rolled out to many until `npx remit fuzz isolation --record <version>` finds no leak; set it for one tenant, or set it back';
