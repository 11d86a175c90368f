import { delegateChains } from '@remit/approvals/delegation';
import { standingProblem } from '@remit/policy/standing';
import type { StoredLine, StoredReview } from '@remit/store/reviews';
import type { ReviewsAsker } from './reviews-asker.ts';
import type { TenantCall } from './tenant-call.ts';
import type { Guard, PersonChip } from './views.ts';

/** Whether the asker decides a line: whoever it waits for, or whoever runs reviews; never one's own. */
export function decideGuard(
  call: TenantCall,
  review: StoredReview,
  line: StoredLine,
  { runs, standsFor, delegations }: ReviewsAsker,
): Guard {
  const no = (reason: string, next: string): Guard => ({ allowed: false, reason, next });
  if (review.closedAt !== null) return no('This review is closed.', 'Begin another one to look again.');
  const { directory, subject } = call;
  const { id, person } = subject.member;
  const other = inPlaceOf(call, review, line, delegations) ?? directory.chip(line.reviewer);
  const next =
    other === null || other.id === id
      ? 'Somebody else who may end roles everywhere can decide it.'
      : `${other.name} can decide it.`;
  // By the assignment as it was, and as it is: whoever came to hold it since has no hand in it either.
  const holds = subject.assignments.some(({ assignment }) => assignment.id === line.assignment);
  const held = line.members.some((each) => each === id || directory.member(each)?.person === person);
  if (holds || held) return no('You hold this yourself.', next);
  if (line.reviewer === id) return { allowed: true, because: 'It waits for you.' };
  if (standsFor.includes(line.reviewer)) {
    return {
      allowed: true,
      because: `You decide in the place of ${directory.chip(line.reviewer)?.name ?? 'another'}.`,
    };
  }
  return runs.allowed
    ? { allowed: true, because: 'You run reviews.' }
    : no('It waits for somebody else.', next);
}

/**
 * Who decides a line while its reviewer is away: the first whom they handed it to that it does not reach, or, once they
 * are gone, who began the review.
 */
export function inPlaceOf(
  { directory, environment }: TenantCall,
  { startedBy }: StoredReview,
  { reviewer, members }: StoredLine,
  delegations: ReviewsAsker['delegations'],
): PersonChip | null {
  const found = directory.member(reviewer);
  if (found === null || standingProblem(found, environment.now) !== null) return directory.chip(startedBy);
  const reached = new Set(members.map((id) => directory.member(id)?.person));
  const hands = delegateChains(delegations, reviewer, environment.now).flatMap((chain) => chain.slice(-1));
  const free = hands.find((id) => !reached.has(directory.member(id)?.person));
  return directory.chip(free ?? null);
}
