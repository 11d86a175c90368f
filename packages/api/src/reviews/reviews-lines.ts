import { isWithin } from '@remit/policy/path';
import type { Assignment, Member } from '@remit/policy/directory';
import { standingProblem } from '@remit/policy/standing';
import { loadSponsors } from '@remit/store/directory/guests';
import type { FrozenLine, StoredReview } from '@remit/store/directory/reviews';
import { lastUses } from '@remit/store/directory/role-uses';
import { throughName } from '../grant-words.ts';
import { reachedBy } from './reviews-doubts.ts';
import { reviewersOf } from './reviews-reviewer.ts';
import { holdersByRole } from '../role-holders.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How far back last use is looked for, in ms. */
const looksBack = 90 * 86_400_000;

/**
 * Every assignment that gives what a review is about, as it stands now: direct ones, those of groups and of departments,
 * those that have yet to begin, and those that reach nobody.
 */
export function assignmentsUnder(
  call: TenantCall,
  { kind, about }: Pick<StoredReview, 'kind' | 'about'>,
): readonly Assignment[] {
  const { now } = call.environment;
  const reached = reachedBy(call);
  const gives = (assignment: Assignment): boolean => {
    switch (kind) {
      case 'role':
        return about !== null && rolesOf(call, assignment.role).has(about);
      case 'folder':
        // What is given above it counts in it too.
        return about !== null && (isWithin(assignment.folder, about) || isWithin(about, assignment.folder));
      case 'guests':
        return (reached.get(assignment.id) ?? []).some(({ until }) => until !== null);
      default:
        return kind satisfies never;
    }
  };
  return call.directory.directory.assignments.filter(
    (assignment) => (assignment.until ?? Infinity) > now && gives(assignment),
  );
}

/** What a reviewer is to know of each assignment: whom it reaches, who looks at it, its last use and its peers. */
export async function linesOf(
  call: TenantCall,
  assignments: readonly Assignment[],
): Promise<readonly FrozenLine[]> {
  const { now } = call.environment;
  const { id: startedBy } = call.subject.member;
  const reached = reachedBy(call);
  const ids = assignments.map(({ id }) => id);
  const [used, sponsors] = [await lastUses(call.tx, ids, now - looksBack), await loadSponsors(call.tx)];
  const peers = peersOf(call);
  return assignments.map((assignment) => {
    const { holder, role, folder, from, until } = assignment;
    const members = (reached.get(assignment.id) ?? []).map(({ id }) => id);
    const alike = peers(assignment);
    return {
      assignment: assignment.id,
      holderKind: holder.kind,
      holderId: holder.id,
      holderName: throughName(call.directory, holder),
      role,
      folder,
      from,
      until,
      members,
      // Where nobody fits it is left to whoever began the review, who does not decide it where it is their own.
      reviewer: reviewersOf(call, { holder, members, startedBy }, sponsors)[0] ?? startedBy,
      lastUsedAt: used.get(assignment.id) ?? null,
      peersHave: alike?.have ?? null,
      peersOf: alike?.of ?? null,
    };
  });
}

/** A role with every role that comes with it. */
function rolesOf({ policy }: TenantCall, role: string): ReadonlySet<string> {
  return new Set([role, ...(policy.compiled.closures.get(role) ?? []).flat()]);
}

/** How many in the department of whoever holds something have the same role, of how many who are active. */
function peersOf(
  call: TenantCall,
): (assignment: Assignment) => { readonly have: number; readonly of: number } | null {
  const { directory, environment } = call;
  const holders = holdersByRole(call);
  const active = directory
    .subjects()
    .filter(({ member }) => standingProblem(member, environment.now) === null);
  return ({ holder, role }) => {
    const department = holder.kind === 'member' ? (directory.member(holder.id)?.department ?? null) : null;
    if (department === null) return null;
    const inIt = ({ member }: { readonly member: Member }) => member.department === department;
    return { have: (holders.get(role) ?? []).filter(inIt).length, of: active.filter(inIt).length };
  };
}
