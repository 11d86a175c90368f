import type { Environment } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { Decider } from '@remit/approvals/step-deciders';
import { capacitiesToDecide, type DecidersOf } from '@remit/approvals/take-event';
import { againstAsker, type TenantCall, decideAs } from '../tenant-call.ts';
import type { ReadableRequest } from './readable-request.ts';

/** In which capacity the asker may decide the step that a request is in, and what the engine says of it. */
export interface Authority {
  /** Null where they are no decider of it. */
  readonly as: Decider | null;
  /** Asked of whoever's authority it is: the asker, or the member in whose place they act. */
  readonly decision: DecisionInFull;
}

/**
 * The capacities in which a member may decide a request now, the one first in which they do.
 * @param action by which they decide it; whoever may no more approve, as their authority was used, may still reject
 */
export function capacitiesOf(
  state: ApprovalCase,
  deciders: DecidersOf,
  member: string,
  action: 'approve' | 'reject' = 'reject',
): readonly Decider[] {
  if (state.status !== 'waiting' && state.status !== 'information') return [];
  return capacitiesToDecide(state, deciders, member, action);
}

/**
 * Asks the engine whether the asker may act on a request now: by their own authority, or by that of a member whose
 * delegate they are. What rules ask of a delegate they meet themselves.
 * @param met duties that the call meets, beside those of the session
 */
export function authorityOver(
  call: TenantCall,
  { resource }: Pick<ReadableRequest, 'resource'>,
  action: 'approve' | 'reject',
  { state, deciders }: { readonly state: ApprovalCase; readonly deciders: DecidersOf },
  met: Environment['met'],
): Authority {
  const [as = null] = capacitiesOf(state, deciders, call.subject.member.id, action);
  const subject =
    as === null || as.onBehalfOf === null ? call.subject : call.directory.subject(as.onBehalfOf);
  if (subject === null) throw new Error('a delegate decides for somebody whom the directory does not know');
  const decision = decideAs(call, subject, action, resource, met);
  if (subject === call.subject || decision.outcome !== 'allow') return { as, decision };
  return { as, decision: againstAsker(call, action, resource, met) ?? decision };
}

/** Those in whose place the asker decides a request now. */
export function decidesFor(
  call: TenantCall,
  { state, deciders }: { readonly state: ApprovalCase; readonly deciders: DecidersOf },
): readonly Subject[] {
  return capacitiesOf(state, deciders, call.subject.member.id).flatMap(({ onBehalfOf }) => {
    const other = onBehalfOf === null ? null : call.directory.subject(onBehalfOf);
    return other === null ? [] : [other];
  });
}
