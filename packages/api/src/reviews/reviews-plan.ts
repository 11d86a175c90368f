import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import type { ReviewOutcome } from '@remit/store/directory/review-decision';
import type { StoredLine } from '@remit/store/directory/reviews';
import { assignmentEvent } from '../assignment-event.ts';
import { asksToConfirm } from '../account/confirm-first.ts';
import { directoryAfter, type Ends } from './effect-of-ends.ts';
import { RemitError } from '../errors.ts';
import { knowDirectory } from '../known-directory.ts';
import { lastAdministrator } from '../last-administrator.ts';
import { requireEndable } from '../require/require-endable.ts';
import { requireMember } from '../require/require-member.ts';
import { changedSince, reachedBy } from './reviews-doubts.ts';
import { rolesGranting } from '../roles-granting.ts';
import type { TenantCall } from '../tenant-call.ts';

/** An assignment that is to end or to be less: `left` is what is left of it. */
export interface PlannedEnd {
  readonly assignment: Assignment;
  readonly decision: DecisionInFull;
  readonly left: Assignment | null;
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

/** What ends by a plan, and what is less by it. */
export function endsOf(planned: readonly PlannedLine[]): Ends {
  return new Map(planned.flatMap(({ end }) => (end === null ? [] : [[end.assignment.id, end.left]])));
}

/** What the audit calls it when an assignment ends or is less. */
export function endAction({ assignment, left }: PlannedEnd) {
  if (left === null) return 'assignment.ended';
  return left.folder === assignment.folder ? 'assignment.shortened' : 'assignment.narrowed';
}

function plannedLine(call: TenantCall, line: StoredLine, reached: ReturnType<typeof reachedBy>): PlannedLine {
  const keeps = { line, why: null, end: null, denial: null };
  if (line.decision === null) return { ...keeps, outcome: 'undecided' };
  if (line.decision === 'keep') return { ...keeps, outcome: 'kept' };
  if (call.directory.assignment(line.assignment) === null) {
    return { ...keeps, outcome: 'gone', why: 'It ended before the review was closed.' };
  }
  if (changedSince(call, line, reached)) {
    const why = 'It is another one than when the review began; look at it where it is shown.';
    return { ...keeps, outcome: 'refused', why };
  }
  try {
    const { assignment, decision } = requireEndable(call, line.assignment);
    if (assignment.holder.kind === 'member') requireMember(call, assignment.holder.id);
    if (line.reduceFolder !== null && !call.directory.directory.folders.includes(line.reduceFolder)) {
      return { ...keeps, outcome: 'refused', why: `The folder ${line.reduceFolder} is not there any more.` };
    }
    const left = line.decision === 'reduce' ? leftOf(call, assignment, line) : null;
    const end = { assignment, decision, left };
    return { ...keeps, outcome: left === null ? 'removed' : 'reduced', end };
  } catch (error) {
    if (!(error instanceof RemitError) || asksToConfirm(error.denial?.because ?? [])) throw error;
    return { ...keeps, outcome: 'refused', why: error.publicMessage, denial: error.denial };
  }
}

/** What is left of something that is reduced; nothing once the time has come until which it was to go on. */
function leftOf({ environment }: TenantCall, assignment: Assignment, line: StoredLine): Assignment | null {
  const { reduceFolder, reduceUntil } = line;
  if (reduceUntil !== null && reduceUntil <= environment.now) return null;
  return {
    ...assignment,
    folder: reduceFolder ?? assignment.folder,
    until: reduceUntil ?? assignment.until,
  };
}

/** Together they would leave nobody who can administer: those that could are taken one by one, as long as somebody stays. */
function keepingAdministrators(call: TenantCall, planned: readonly PlannedLine[]): readonly PlannedLine[] {
  const administering = rolesGranting(call.policy.compiled, 'publish', 'remit.Policy');
  const ends = new Map(endsOf(planned.filter(({ line }) => !administering.has(line.role))));
  return planned.map((each) => {
    const { end } = each;
    if (end === null || ends.has(end.assignment.id)) return each;
    const { assignment, decision, left } = end;
    const more = new Map([...ends, [assignment.id, left] as const]);
    const why = lastAdministrator(call, knowDirectory(directoryAfter(call.directory.directory, more)));
    if (why === null) {
      ends.set(assignment.id, left);
      return each;
    }
    const refused = { outcome: 'deny', because: [{ kind: 'state', because: why }] } as const;
    const denial = assignmentEvent(call, endAction(end), assignment, decision, refused);
    return { ...each, outcome: 'refused', why, end: null, denial };
  });
}
