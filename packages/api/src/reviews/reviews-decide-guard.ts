import { delegateChains } from '@remit/approvals/delegation';
import { standingProblem } from '@remit/policy/standing';
import type { StoredLine, StoredReview } from '@remit/store/directory/reviews';
import { holdsLine } from '../holds-line.ts';
import type { ReviewsAsker } from './reviews-asker.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard, PersonChip } from '../views.ts';

/**
 * Whether the asker decides a line: whoever it waits for, who stands in for them, or who runs reviews. Never one's own, and
 * never by the word of somebody whose own it is: nobody through whose hands it comes may hold it.
 */
export function decideGuard(
  call: TenantCall,
  review: StoredReview,
  line: StoredLine,
  { runs, standsFor, delegations }: ReviewsAsker,
): Guard {
  const no = (reason: string, next: string): Guard => ({ allowed: false, reason, next });
  if (review.closedAt !== null) return no('This review is closed.', 'Begin another one to look again.');
  const { directory, subject } = call;
  const { id } = subject.member;
  const other = inPlaceOf(call, review, line, delegations) ?? directory.chip(line.reviewer);
  const next =
    other === null || other.id === id || holdsLine(call, line, other.id)
      ? 'Somebody else who may end roles everywhere can decide it.'
      : `${other.name} can decide it.`;
  if (holdsLine(call, line, id)) return no('You hold this yourself.', next);
  if (line.reviewer === id) return { allowed: true, because: 'It waits for you.' };
  if (handsOf(call, line, delegations).includes(id)) {
    return {
      allowed: true,
      because: `You decide in the place of ${directory.chip(line.reviewer)?.name ?? 'another'}.`,
    };
  }
  if (runs.allowed) return { allowed: true, because: 'You run reviews.' };
  return standsFor.includes(line.reviewer)
    ? no('It came to you through somebody who holds it themselves.', next)
    : no('It waits for somebody else.', next);
}

/** Who decides a line in its reviewer's place: whoever it came to through nobody who holds what it is about. */
function handsOf(
  call: TenantCall,
  line: StoredLine,
  delegations: ReviewsAsker['delegations'],
): readonly string[] {
  return delegateChains(delegations, line.reviewer, call.environment.now)
    .filter((chain) => ![line.reviewer, ...chain].some((id) => holdsLine(call, line, id)))
    .flatMap((chain) => chain.slice(-1));
}

/**
 * Who decides a line while its reviewer is away: the first whom it came to through nobody whom it reaches, or, once they
 * are gone, who began the review.
 */
export function inPlaceOf(
  call: TenantCall,
  { startedBy }: StoredReview,
  line: StoredLine,
  delegations: ReviewsAsker['delegations'],
): PersonChip | null {
  const { directory, environment } = call;
  const found = directory.member(line.reviewer);
  if (found === null || standingProblem(found, environment.now) !== null) return directory.chip(startedBy);
  const [first = null] = handsOf(call, line, delegations);
  return directory.chip(first);
}
