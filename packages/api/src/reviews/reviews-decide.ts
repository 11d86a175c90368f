import { writeAudit } from '@remit/store/audit/audit-log';
import type { ReviewDecision } from '@remit/store/directory/review-decision';
import { decideLines, type StoredLine } from '@remit/store/directory/reviews';
import { isWithin } from '@remit/policy/path';
import { RemitError } from '../errors.ts';
import { knowsFolder } from '../folders/knows-folder.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { decideGuard } from './reviews-decide-guard.ts';
import { refusedReview, reviewEvent } from './reviews-event.ts';
import { openReview } from './reviews-open.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface DecideReview {
  readonly id: string;
  readonly assignments: readonly string[];
  readonly decision: ReviewDecision;
  /** Of what is reduced, when they are to end, in ms since 1970 UTC, the folder where they are to stay, or both. */
  readonly until: number | null;
  readonly folder: string | null;
  readonly reason: string;
}

/**
 * Decides lines of a review, all of them or none. What is to end does so when the review is closed, and until then each may
 * be decided anew.
 * @throws RemitError `not-found` for a review or a line that the asker does not see, and for a folder that they may not
 *   know; `conflict` once it is closed; `forbidden` for their own; `invalid` for a time or a folder that is none, or that would give somebody more
 */
export async function decideReview(
  call: TenantCall,
  { id, assignments, decision, until, folder, reason }: DecideReview,
): Promise<{ readonly decided: number }> {
  const { review, lines, asker } = await openReview(call, id, 'lock');
  const seen = new Map(lines.map((line) => [line.assignment, line]));
  const chosen = [...new Set(assignments)];
  const event = reviewEvent(call, 'review.decided', review, chosen.length, reason);
  if ((decision === 'reduce') !== (until !== null || folder !== null)) {
    throw new RemitError(
      'invalid',
      '`until` and `folder`: one or both go with `reduce`, and with nothing else',
    );
  }
  if (folder !== null) requireKnown(call, folder);
  for (const assignment of chosen) {
    const line = seen.get(assignment);
    if (line === undefined) throw new RemitError('not-found', 'there is no such line, or you may not see it');
    const guard = decideGuard(call, review, line, asker);
    if (!guard.allowed) {
      throw refusedReview(event, review.closedAt === null ? 'forbidden' : 'conflict', guard.reason);
    }
    if (until !== null) requireSooner(call, line, until);
    if (folder !== null) requireFurtherDown(line, folder);
  }
  const { member } = call.subject;
  await decideLines(call.tx, id, chosen, {
    decision,
    reduceUntil: until,
    reduceFolder: folder,
    reason,
    by: member.id,
    at: call.environment.now,
  });
  await writeAudit(call.tx, { ...event, after: { decision, until, folder, assignments: chosen } });
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

/** A folder that is not there, and one of which the asker may not know that it is, are answered alike. */
function requireKnown(call: TenantCall, folder: string): void {
  if (call.directory.directory.folders.includes(folder) && knowsFolder(call)(folder)) return;
  throw notFoundDenial(call, folder, [{ kind: 'unreadable' }]);
}

function requireFurtherDown(line: StoredLine, folder: string): void {
  if (folder === line.folder || !isWithin(folder, line.folder)) {
    const held = `\`${line.role}\` of ${line.holderName} is held at \`${line.folder}\``;
    throw new RemitError('invalid', `\`folder\`: ${held}; name a folder below it`);
  }
}
