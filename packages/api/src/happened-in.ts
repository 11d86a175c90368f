import type { Asked } from '@remit/audit/audit-event';
import type { Circumstances } from '@remit/audit/happened-by-remit';
import type { Check } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import { periodStanding } from '@remit/policy/standing';
import { type ReportedRule, wouldRefuse } from '@remit/policy/would-refuse';
import type { TenantCall } from './tenant-call.ts';

/**
 * What an audit event says of the call it happens in: who, from where, under which policy, with which roles.
 * @param decision the one that settled what happened, as `decideHere` returned it; null where none did
 * @param onBehalfOf the member in whose place the asker acted; null where they acted for themselves
 */
export function happenedIn(
  asked: TenantCall,
  decision: DecisionInFull | null,
  onBehalfOf: string | null = null,
): Circumstances {
  // Whatever moment is looked at, the look happens now.
  const call = asked.present ?? asked;
  const { onlooker, standing, environment } = call;
  const subject = onlooker?.subject ?? call.subject;
  const check = decision === null ? undefined : call.checks.get(decision);
  const held = subject.assignments.filter(
    ({ assignment }) => periodStanding(assignment, environment.now) === 'active',
  );
  return {
    actor: subject.member.id,
    correlationId: call.correlationId,
    origin: {
      // What Remit does by somebody's word at a later moment comes from nowhere.
      address: call.address === '' ? null : call.address,
      agent: call.agent,
      sessionId: call.heardIn,
      policyVersion: standing.policyVersion,
      directoryRevision: standing.directoryRevision,
      // Nobody acts in the place of whom they see as: it says whom the tenant was seen as.
      onBehalfOf: onlooker === null ? onBehalfOf : call.subject.member.id,
      roles: [...new Set(held.map(({ assignment }) => assignment.role))].toSorted(),
    },
    before: null,
    after: null,
    // A question that was decided for whom somebody sees as was never theirs: it is not kept as if they had asked it.
    asked:
      decision === null || check === undefined || onlooker !== null ? null : askedOf(call, check, decision),
  };
}

/** Whatever is allowed is also held against what only reports: the same event says what would have refused it. */
function askedOf({ policy }: TenantCall, check: Check, { outcome }: DecisionInFull): Asked {
  const reported = outcome === 'allow' ? wouldRefuse(policy.compiled, check) : [];
  if (reported.length === 0) return { check, outcome };
  return { check, outcome, reported: reported.map(nameOf) };
}

const nameOf = ({ rule, effect }: ReportedRule): string =>
  `${effect === 'separate' ? 'exclusion' : 'rule'}.${rule}`;
