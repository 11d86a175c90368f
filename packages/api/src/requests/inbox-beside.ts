import { waitingLines } from '@remit/store/directory/reviews';
import { listAccess } from '../access/access-requests.ts';
import type { InboxView } from './request-views.ts';
import { reviewsAsker } from '../reviews/reviews-asker.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What waits for the asker beside payment requests: access that they may give, and reviews with lines of theirs. */
export async function inboxBeside(call: TenantCall): Promise<Pick<InboxView, 'grants' | 'reviews'>> {
  const { standsFor } = await reviewsAsker(call);
  const [access, reviews] = await Promise.all([
    listAccess(call),
    // Whose lines wait for whom is theirs: whoever sees as them is not shown it.
    call.onlooker === null ? waitingLines(call.tx, standsFor, call.subject.member.id) : [],
  ]);
  return { grants: access.toDecide.length, reviews };
}
