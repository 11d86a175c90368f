import type { StoredNotice } from '@remit/store/notices/notices';
import { waitingLines } from '@remit/store/directory/reviews';
import { momentWords } from '../as-of/moment-words.ts';
import type { NoticeSaid } from './notice-views.ts';
import { reviewsAsker } from '../reviews/reviews-asker.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What a notice says of a review: how much of it waits for its receiver, or for whom they stand in, and until when.
 * @returns null where nothing of it waits for them any more
 */
export async function saidOfReview(
  call: TenantCall,
  { target, kind }: Pick<StoredNotice, 'target' | 'kind'>,
): Promise<NoticeSaid | null> {
  const { standsFor } = await reviewsAsker(call);
  const waiting = await waitingLines(call.tx, standsFor, call.subject.member.id);
  const found = waiting.find(({ review }) => review === target);
  if (found === undefined) return null;
  const { name, lines, dueAt } = found;
  const ends = momentWords(dueAt, call.standing.tenant.timeZone);
  return {
    title: kind === 'ending' ? `The review ${name} ends on ${ends}` : `The review ${name} waits for you`,
    detail: `${lines === 1 ? '1 line' : `${lines} lines`} to decide by ${ends}`,
    open: true,
    own: false,
  };
}
