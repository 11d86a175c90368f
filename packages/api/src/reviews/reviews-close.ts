import { deleteAssignment, reduceAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { hashOf } from '@remit/store/secrets/hash-of';
import { closeReviewRow } from '@remit/store/directory/reviews';
import { assignmentEvent } from '../assignment-event.ts';
import { effectOfEnds } from './effect-of-ends.ts';
import { type EffectOnMember, viewOfEffect } from '../effect-on-members.ts';
import { endSessionsByRule } from '../security/end-sessions-by-rule.ts';
import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import { happenedIn } from '../happened-in.ts';
import { refusedReview, reviewEvent } from './reviews-event.ts';
import { openReview } from './reviews-open.ts';
import { endAction, endsOf, type PlannedEnd, type PlannedLine, planOfReview } from './reviews-plan.ts';
import type { ReviewEffectView } from './reviews-views.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface ClosedReview {
  readonly removed: number;
  readonly reduced: number;
  readonly refused: number;
}

/**
 * What closing a review would mean for everybody whom it reaches. Changes nothing, and is on record: it tells what others
 * may do.
 * @throws RemitError as `closeReview` does where it cannot be asked at all
 */
export async function previewClose(call: TenantCall, id: string): Promise<ReviewEffectView> {
  const { review, planned, effects, effectHash } = await readyToClose(call, id, 'look');
  const { policyVersion, directoryRevision } = call.standing;
  const [decision] = call.decisions;
  call.reads.push({
    ...happenedIn(call, decision ?? null),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: decision?.outcome === 'allow' ? decision.because : [],
    details: {
      policyVersion,
      directoryRevision,
      question: `what would closing the review ${review.id} change?`,
    },
  });
  return {
    ...viewOfEffect(call, effects),
    effectHash,
    removed: countOf(planned, 'removed'),
    reduced: countOf(planned, 'reduced'),
    undecided: countOf(planned, 'undecided'),
    refused: planned.flatMap(({ outcome, why, line }) =>
      outcome === 'refused' && why !== null
        ? [{ name: line.holderName, roleLabel: roleLabel(call.policy.compiled, line.role), why }]
        : [],
    ),
  };
}

/**
 * Closes a review, with the tenant locked, if the effect is still the one that the asker accepted. What must not end stays,
 * with the reason, and the rest ends all the same.
 * @throws RemitError `not-found`; `conflict` when it is closed already, or when the effect is another one by now
 */
export async function closeReview(
  call: TenantCall,
  input: { readonly id: string; readonly effectHash: string },
): Promise<ClosedReview> {
  const { review, planned, effectHash } = await readyToClose(call, input.id, 'lock');
  const ended = { removed: countOf(planned, 'removed'), reduced: countOf(planned, 'reduced') };
  const event = reviewEvent(call, 'review.closed', review, ended.removed + ended.reduced, null);
  if (effectHash !== input.effectHash) {
    const sentence = 'the effect is no longer the one you accepted; look at it again';
    throw refusedReview(event, 'conflict', sentence);
  }
  for (const { end, denial } of planned) {
    if (end !== null) await endNow(call, end);
    if (denial !== null) await writeAudit(call.tx, denial);
  }
  const ends = planned.map(({ line, outcome, why }) => ({ assignment: line.assignment, outcome, why }));
  const closing = { by: call.subject.member.id, at: call.environment.now };
  await closeReviewRow(call.tx, review.id, closing, ends);
  const closed = { ...ended, refused: countOf(planned, 'refused') };
  const rest = { kept: countOf(planned, 'kept'), gone: countOf(planned, 'gone') };
  const undecided = countOf(planned, 'undecided');
  await writeAudit(call.tx, { ...event, after: { ...closed, ...rest, undecided } });
  return closed;
}

async function readyToClose(call: TenantCall, id: string, lock: 'lock' | 'look') {
  const { review, lines } = await openReview(call, id, lock);
  if (review.closedAt !== null) {
    const sentence = 'it is closed already';
    // To look is no attempt: only who would close it again leaves a refusal behind.
    if (lock === 'look') throw new RemitError('conflict', sentence);
    throw refusedReview(reviewEvent(call, 'review.closed', review, 0, null), 'conflict', sentence);
  }
  const planned = planOfReview(call, lines);
  const effects = effectOfEnds(call, endsOf(planned));
  return { review, planned, effects, effectHash: hashOfClose(id, planned, effects) };
}

/** What is accepted by closing: what becomes of each line, and of everybody whom that reaches. */
function hashOfClose(
  review: string,
  planned: readonly PlannedLine[],
  effects: readonly EffectOnMember[],
): string {
  return hashOf({
    review,
    lines: planned.map(({ line, outcome, end }) => [
      line.assignment,
      outcome,
      end === null || end.left === null ? null : [end.left.folder, end.left.until],
    ]),
    told: effects.map(({ member, result }) => [member, result]),
  });
}

function countOf(planned: readonly PlannedLine[], outcome: PlannedLine['outcome']): number {
  return planned.filter((each) => each.outcome === outcome).length;
}

async function endNow(call: TenantCall, end: PlannedEnd): Promise<void> {
  const { assignment, decision, left } = end;
  const done =
    left === null ? await deleteAssignment(call.tx, assignment.id) : await reduceAssignment(call.tx, left);
  if (!done) throw new Error('an assignment that the directory has is not there');
  await endSessionsByRule(call, assignment.holder);
  const outcome = { outcome: 'allow', because: decision.because } as const;
  await writeAudit(call.tx, assignmentEvent(call, endAction(end), assignment, decision, outcome, left));
}
