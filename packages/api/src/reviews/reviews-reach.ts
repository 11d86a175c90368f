import { standingProblem } from '@remit/policy/standing';
import type { StoredLine } from '@remit/store/directory/reviews';
import { countedReach } from '../counted-reach.ts';
import { RemitError } from '../errors.ts';
import { type GivenTypes, givenTypes } from '../given-types.ts';
import { metWhenActing } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { reachedBy } from './reviews-doubts.ts';
import { openReview } from './reviews-open.ts';
import type { ReviewReachView } from './reviews-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What lines of a review give by themselves, whatever else their holders have, as the policy is now: how many records of
 * each type, counted in the tables, and which of their fields. On record, as every look at what others may do.
 * @returns the lines in the order in which they were asked; one that is another by now with what it gives now, and one that
 *   is gone or reaches nobody with nothing
 * @throws RemitError `not-found` for a review or a line that the asker does not see
 */
export async function reachOfLines(
  call: TenantCall,
  { id, assignments }: { readonly id: string; readonly assignments: readonly string[] },
): Promise<readonly ReviewReachView[]> {
  const { review, lines } = await openReview(call, id, 'look');
  const seen = new Map(lines.map((line) => [line.assignment, line]));
  const reached = reachedBy(call);
  const given = assignments.map((assignment) => {
    const line = seen.get(assignment);
    if (line === undefined) throw new RemitError('not-found', 'there is no such line, or you may not see it');
    return { assignment, types: givenBy(call, line, reached) };
  });
  const counts = await countedReach(
    call,
    given.map(({ types }) => types),
  );
  const { policyVersion, directoryRevision } = call.standing;
  call.reads.push({
    ...happenedIn(call, null),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: [],
    details: {
      policyVersion,
      directoryRevision,
      question: `what do ${given.length} lines of the review ${review.id} give?`,
    },
  });
  return given.map(({ assignment, types }) => ({
    assignment,
    types: [...types].map(([type, { rows, ...rest }]) => {
      return { ...rest, ...counts(type, rows) };
    }),
  }));
}

/** What one line gives to whoever holds it now, by itself; of what begins later, what it will give. */
function givenBy(
  call: TenantCall,
  { assignment }: StoredLine,
  reached: ReturnType<typeof reachedBy>,
): GivenTypes {
  const { directory, environment } = call;
  const now = Math.max(environment.now, directory.assignment(assignment)?.from ?? 0);
  const active = (reached.get(assignment) ?? []).filter((member) => standingProblem(member, now) === null);
  const subject = directory.subject(active[0]?.id ?? '');
  if (subject === null) return new Map();
  const alone = subject.assignments.filter((held) => held.assignment.id === assignment);
  // What asks for a comment or for the second factor is given all the same, whoever looks and however they signed in.
  const then = { ...environment, now, met: metWhenActing };
  return givenTypes(call, { ...subject, assignments: alone }, active.length > 1, then);
}
