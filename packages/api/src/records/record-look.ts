import type { DecisionInFull } from '@remit/policy/decision';
import { happenedIn } from '../happened-in.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';

/**
 * Leaves an event that the asker looked at what others may do; it commits before the reply.
 * @param question what was asked
 * @param decision what let them ask; that they may explain members, where nothing else did
 */
export function recordLook(
  call: TenantCall,
  question: string,
  decision: DecisionInFull = decideHere(call, 'explain', typeAsked('remit.Member')),
): void {
  const { policyVersion, directoryRevision } = call.standing;
  call.reads.push({
    ...happenedIn(call, decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: decision.because,
    details: { policyVersion, directoryRevision, question },
  });
}
