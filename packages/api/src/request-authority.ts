import type { Environment } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { Decider } from '@remit/approvals/step-deciders';
import { capacitiesIn, type DecidersOf, openSteps } from '@remit/approvals/take-event';
import { type TenantCall, decideAs } from './tenant-call.ts';
import type { ReadableRequest } from './readable-request.ts';

/** In which capacity the asker may decide the step that a request is in, and what the engine says of it. */
export interface Authority {
  /** Null where they are no decider of it. */
  readonly as: Decider | null;
  /** Asked of whoever's authority it is: the asker, or the member in whose place they act. */
  readonly decision: DecisionInFull;
}

/**
 * The capacities in which a member may decide a request now, their own first.
 * @param action by which they decide it; whoever may no more approve, as their authority was used, may still reject
 */
export function capacitiesOf(
  state: ApprovalCase,
  deciders: DecidersOf,
  member: string,
  action: 'approve' | 'reject' = 'reject',
): readonly Decider[] {
  if (state.status !== 'waiting' && state.status !== 'information') return [];
  const left = openSteps(state).map((step) => capacitiesIn(step, deciders, action));
  const open = left.find((step) => step.some((decider) => decider.member === member));
  return (open ?? [])
    .filter((decider) => decider.member === member)
    .toSorted((one, other) => Number(one.onBehalfOf !== null) - Number(other.onBehalfOf !== null));
}

/**
 * Asks the engine whether the asker may act on a request now: by their own authority, or by that of a member whose
 * delegate they are.
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
  return { as, decision: decideAs(call, subject, action, resource, met) };
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
