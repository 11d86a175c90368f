import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import type { ReviewOutcome } from '@remit/store/review-verdict';
import type { StoredLine } from '@remit/store/reviews';
import { assignmentEvent } from './assignment-event.ts';
import { asksToConfirm } from './confirm-first.ts';
import { directoryAfter, type Ends } from './effect-of-ends.ts';
import { RemitError } from './errors.ts';
import { knowDirectory } from './known-directory.ts';
import { lastAdministrator } from './last-administrator.ts';
import { requireEndable } from './require-endable.ts';
import { requireMember } from './require-member.ts';
import { changedSince, reachedBy } from './reviews-doubts.ts';
import { rolesGranting } from './roles-granting.ts';
import type { TenantCall } from './tenant-call.ts';

/** An assignment that is to end: at once, or at an instant in ms since 1970 UTC. */
export interface PlannedEnd {
  readonly assignment: Assignment;
  readonly decision: DecisionInFull;
  readonly until: number | null;
}

/** What closing a review comes to for one of its lines. */
export interface PlannedLine {
  readonly line: StoredLine;
  readonly outcome: ReviewOutcome;
  readonly why: string | null;
  /** Of what is removed or reduced. */
  readonly end: PlannedEnd | null;
  /** Of what is refused: what the audit keeps of it. */
  readonly denial: AuditEvent | null;
}

/**
 * What closing a review comes to: what was decided to end does so where it could be ended alone, and all of it together
 * leaves somebody who can administer. Nothing ends that nobody decided, and nothing that is another one by now.
 * Source: semantics.md, "Change": the last administrator is checked by every write that can take them.
 * @throws RemitError when the asker has to confirm with the second factor before they may end one of them
 */
export function planOfReview(call: TenantCall, lines: readonly StoredLine[]): readonly PlannedLine[] {
  const reached = reachedBy(call);
  const planned = lines.map((line) => plannedLine(call, line, reached));
  return lastAdministrator(call, knowDirectory(directoryAfter(call.directory.directory, endsOf(planned)))) ===
    null
    ? planned
    : keepingAdministrators(call, planned);
}

/** What ends by a plan, and when. */
export function endsOf(planned: readonly PlannedLine[]): Ends {
  return new Map(planned.flatMap(({ end }) => (end === null ? [] : [[end.assignment.id, end.until]])));
}

function plannedLine(call: TenantCall, line: StoredLine, reached: ReturnType<typeof reachedBy>): PlannedLine {
  const left = { line, why: null, end: null, denial: null };
  if (line.verdict === null) return { ...left, outcome: 'undecided' };
  if (line.verdict === 'keep') return { ...left, outcome: 'kept' };
  if (call.directory.assignment(line.assignment) === null) {
    return { ...left, outcome: 'gone', why: 'It ended before the review was closed.' };
  }
  if (changedSince(call, line, reached)) {
    const why = 'It is another one than when the review began; look at it where it is shown.';
    return { ...left, outcome: 'refused', why };
  }
  try {
    const { assignment, decision } = requireEndable(call, line.assignment);
    if (assignment.holder.kind === 'member') requireMember(call, assignment.holder.id);
    // A time that has come by now is no time to go on until.
    const until = (line.reduceUntil ?? 0) > call.environment.now ? line.reduceUntil : null;
    const end = { assignment, decision, until };
    return { ...left, outcome: until === null ? 'removed' : 'reduced', end };
  } catch (error) {
    if (!(error instanceof RemitError) || asksToConfirm(error.denial?.because ?? [])) throw error;
    return { ...left, outcome: 'refused', why: error.publicMessage, denial: error.denial };
  }
}

/** Together they would leave nobody who can administer: those that could are taken one by one, as long as somebody stays. */
function keepingAdministrators(call: TenantCall, planned: readonly PlannedLine[]): readonly PlannedLine[] {
  const administering = rolesGranting(call.policy.compiled, 'publish', 'remit.Policy');
  const ends = new Map(endsOf(planned.filter(({ line }) => !administering.has(line.role))));
  return planned.map((each) => {
    const { end } = each;
    if (end === null || ends.has(end.assignment.id)) return each;
    const { assignment, decision, until } = end;
    const more = new Map([...ends, [assignment.id, until] as const]);
    const why = lastAdministrator(call, knowDirectory(directoryAfter(call.directory.directory, more)));
    if (why === null) {
      ends.set(assignment.id, until);
      return each;
    }
    const action = until === null ? 'assignment.ended' : 'assignment.shortened';
    const refused = { outcome: 'deny', because: [{ kind: 'state', because: why }] } as const;
    const denial = assignmentEvent(call, action, assignment, decision, refused, until);
    return { ...each, outcome: 'refused', why, end: null, denial };
  });
}
