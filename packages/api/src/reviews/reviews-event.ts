import type { AuditEvent } from '@remit/audit/audit-event';
import type { StoredReview } from '@remit/store/directory/reviews';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import type { TenantCall } from '../tenant-call.ts';

/** The audit event of something done about a review. @param lines how many it was about */
export function reviewEvent(
  call: TenantCall,
  action: `review.${'started' | 'decided' | 'passed' | 'closed'}`,
  { id, name, kind, about }: Pick<StoredReview, 'id' | 'name' | 'kind' | 'about'>,
  lines: number,
  comment: string | null,
): AuditEvent {
  // Whoever decides a line that waits for them needs no permission: what they could not do besides is not what settled it.
  const decision = call.decisions.find(({ outcome }) => outcome === 'allow') ?? null;
  return {
    ...happenedIn(call, decision),
    action,
    target: { type: 'remit.Review', id },
    outcome: 'allow',
    because: decision?.because ?? [],
    details: { name, kind, about, lines, comment },
  };
}

/** The error for what stands against it in the review itself, with the event that the audit keeps. */
export function refusedReview(
  event: AuditEvent,
  code: 'forbidden' | 'conflict' | 'invalid',
  sentence: string,
): RemitError {
  return new RemitError(code, sentence, {
    sentences: [sentence],
    denial: { ...event, outcome: 'deny', because: [{ kind: 'state', because: sentence }] },
  });
}
