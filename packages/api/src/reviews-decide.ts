import { writeAudit } from '@remit/store/audit-log';
import type { ReviewVerdict } from '@remit/store/review-verdict';
import { decideLines, type StoredLine } from '@remit/store/reviews';
import { RemitError } from './errors.ts';
import { decideGuard } from './reviews-decide-guard.ts';
import { refusedReview, reviewEvent } from './reviews-event.ts';
import { openReview } from './reviews-open.ts';
import type { TenantCall } from './tenant-call.ts';

export interface DecideReview {
  readonly id: string;
  readonly assignments: readonly string[];
  readonly verdict: ReviewVerdict;
  /** When they are to end, of what is reduced to that; else null. ms since 1970 UTC. */
  readonly until: number | null;
  readonly reason: string;
}

/**
 * Decides lines of a review, all of them or none. What is to end does so when the review is closed, and until then each may
 * be decided anew.
 * @throws RemitError `not-found` for a review or a line that the asker does not see; `conflict` once it is closed;
 *   `forbidden` for their own; `invalid` for a time that is none, or that would give somebody more
 */
export async function decideReview(
  call: TenantCall,
  { id, assignments, verdict, until, reason }: DecideReview,
): Promise<{ readonly decided: number }> {
  const { review, lines, asker } = await openReview(call, id, 'lock');
  const seen = new Map(lines.map((line) => [line.assignment, line]));
  const chosen = [...new Set(assignments)];
  const event = reviewEvent(call, 'review.decided', review, chosen.length, reason);
  if ((verdict === 'reduce') !== (until !== null)) {
    throw new RemitError('invalid', '`until`: goes with `reduce`, and with nothing else');
  }
  for (const assignment of chosen) {
    const line = seen.get(assignment);
    if (line === undefined) throw new RemitError('not-found', 'there is no such line, or you may not see it');
    const guard = decideGuard(call, review, line, asker);
    if (!guard.allowed) {
      throw refusedReview(event, review.closedAt === null ? 'forbidden' : 'conflict', guard.reason);
    }
    if (until !== null) requireSooner(call, line, until);
  }
  const { member } = call.subject;
  await decideLines(call.tx, id, chosen, {
    verdict,
    reduceUntil: until,
    reason,
    by: member.id,
    at: call.environment.now,
  });
  await writeAudit(call.tx, { ...event, after: { verdict, until, assignments: chosen } });
  return { decided: chosen.length };
}

function requireSooner({ environment }: TenantCall, line: StoredLine, until: number): void {
  if (until <= Math.max(environment.now, line.from ?? 0)) {
    throw new RemitError('invalid', '`until`: lies in the past, or before it begins; remove it instead');
  }
  if (line.until !== null && until >= line.until) {
    throw new RemitError('invalid', `\`until\`: \`${line.role}\` of ${line.holderName} ends sooner already`);
  }
}
