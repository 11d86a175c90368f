import type { Member } from '@remit/policy/directory';
import { standingProblem } from '@remit/policy/standing';
import type { StoredLine, StoredReview } from '@remit/store/directory/reviews';
import { tellsOfUse } from '../uses/recorded-uses.ts';
import type { ReviewDoubt } from './reviews-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Everybody whom each assignment reaches, whatever their standing. */
export function reachedBy({ directory }: TenantCall): ReadonlyMap<string, readonly Member[]> {
  const reached = new Map<string, Member[]>();
  for (const { member, assignments } of directory.subjects()) {
    // By a group and by a group around it is once.
    for (const id of new Set(assignments.map(({ assignment }) => assignment.id))) {
      const found = reached.get(id) ?? [];
      found.push(member);
      reached.set(id, found);
    }
  }
  return reached;
}

/** Why a line is worth a look. @param now whom each assignment reaches at present */
export function doubtsOf(
  call: TenantCall,
  { closedAt }: StoredReview,
  line: StoredLine,
  now: ReturnType<typeof reachedBy>,
): readonly ReviewDoubt[] {
  const { directory, environment, policy } = call;
  const { holderKind, holderId, role, members, lastUsedAt, peersHave, peersOf } = line;
  const alone = holderKind === 'member' ? directory.member(holderId) : null;
  const few = peersHave !== null && peersOf !== null && peersHave * 2 < peersOf;
  const doubts: readonly (readonly [ReviewDoubt, boolean])[] = [
    ['passed', line.passedWhy !== null && line.decision === null],
    // Of a closed review nothing changes any more.
    ['changed', closedAt === null && changedSince(call, line, now)],
    ['inactive', alone !== null && standingProblem(alone, environment.now) !== null],
    ['nobody', members.length === 0],
    ['unused', lastUsedAt === null && tellsOfUse(policy.compiled, role)],
    ['rare', few],
  ];
  return doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

/** Whether an assignment is another one than when the review began: its time, or whom it reaches, or that it is gone. */
export function changedSince(
  { directory }: TenantCall,
  line: StoredLine,
  now: ReturnType<typeof reachedBy>,
): boolean {
  const found = directory.assignment(line.assignment);
  if (found === null || found.from !== line.from || found.until !== line.until) return true;
  if (found.role !== line.role || found.folder !== line.folder) return true;
  const reached = (now.get(line.assignment) ?? []).map(({ id }) => id);
  const before = new Set(line.members);
  return reached.length !== before.size || reached.some((id) => !before.has(id));
}
