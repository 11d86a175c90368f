import {
  readReview,
  readReviewLines,
  type StoredLine,
  type StoredReview,
} from '@remit/store/directory/reviews';
import { RemitError } from '../errors.ts';
import { type ReviewsAsker, reviewsAsker } from './reviews-asker.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A review and those of its lines that the asker sees. */
export interface OpenReview {
  readonly review: StoredReview;
  readonly lines: readonly StoredLine[];
  readonly asker: ReviewsAsker;
}

/**
 * A review as far as the asker may see it; with `lock` held until the transaction ends.
 * @throws RemitError `not-found` for none, and for one without a line of theirs, alike
 */
export async function openReview(call: TenantCall, id: string, lock: 'lock' | 'look'): Promise<OpenReview> {
  const asker = await reviewsAsker(call);
  const review = await readReview(call.tx, id, lock);
  const lines = review === null ? [] : await readReviewLines(call.tx, id, asker.sees);
  if (review === null || (lines.length === 0 && !asker.runs.allowed)) {
    throw new RemitError('not-found', 'there is no such review, or you may not see it');
  }
  return { review, lines, asker };
}
