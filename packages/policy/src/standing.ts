import type { Reason } from './decision.ts';
import type { Member } from './directory.ts';

/** Why a member does not stand, in the words of a reason. */
export type StandingProblem = Extract<Reason, { kind: 'standing' }>['problem'];

/** Where an instant lies to the half-open period `[from, until)`; null bounds are open. */
export function periodStanding(
  period: { readonly from: number | null; readonly until: number | null },
  now: number,
): 'active' | 'not-started' | 'ended' {
  // Asked this way round, a `now` that is no number lies in no period that has a bound.
  if (period.from !== null && !(now >= period.from)) return 'not-started';
  return period.until !== null && !(now < period.until) ? 'ended' : 'active';
}

/** @returns null when the member is active and inside its validity at `now` (milliseconds since 1970 UTC) */
export function standingProblem(member: Member, now: number): StandingProblem | null {
  if (member.status !== 'active') return member.status;
  const standing = periodStanding(member, now);
  return standing === 'active' ? null : standing;
}
