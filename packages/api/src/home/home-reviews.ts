import { waitingLines } from '@remit/store/directory/reviews';
import type { HomeView } from './home-views.ts';
import { reviewsAsker } from '../reviews/reviews-asker.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What of reviews waits for the asker by name; whoever runs them may decide the rest as well, but it does not wait for them. */
export async function homeReviews(call: TenantCall): Promise<HomeView['reviews']> {
  const { standsFor } = await reviewsAsker(call);
  const waiting = await waitingLines(call.tx, standsFor, call.subject.member.id);
  const [first] = waiting;
  return {
    lines: waiting.reduce((sum, { lines }) => sum + lines, 0),
    first: first === undefined ? null : { review: first.review, name: first.name, dueAt: first.dueAt },
  };
}
