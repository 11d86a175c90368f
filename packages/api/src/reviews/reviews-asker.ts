import { stoodInFor } from '@remit/approvals/delegation';
import { loadDelegations, type StoredDelegation } from '@remit/store/requests/delegations';
import type { Reviewers } from '@remit/store/directory/reviews';
import { typeGuard } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

/** What the asker has to do with reviews. */
export interface ReviewsAsker {
  /** Whether they run reviews: whoever may end roles everywhere. */
  readonly runs: Guard;
  /** The members whose lines wait for them: they themselves, and those in whose place they decide now. */
  readonly standsFor: readonly string[];
  /** The reviewers whose lines they see; null for all. */
  readonly sees: Reviewers;
  /** Who decides in whose place, now and later. */
  readonly delegations: readonly StoredDelegation[];
}

/** What the asker has to do with reviews, from their permissions and from who is away. */
export async function reviewsAsker(call: TenantCall): Promise<ReviewsAsker> {
  const { id } = call.subject.member;
  const { now } = call.environment;
  const runs = typeGuard(call, 'remit.Assignment', 'delete', whoAdministers(call));
  const delegations = await loadDelegations(call.tx, now);
  const standsFor = [id, ...stoodInFor(delegations, id, now)];
  return { runs, standsFor, sees: runs.allowed ? null : standsFor, delegations };
}
