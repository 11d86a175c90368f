import { applyEvent } from '@remit/approvals/apply-event';
import { refusalSentence } from '@remit/approvals/refusal-sentence';
import type { RequestEvent } from '@remit/approvals/request-state';
import type { DecisionInFull } from '@remit/policy/decision';
import { guardOf } from './guard.ts';
import { paymentRequest } from './payment-request.ts';
import type { ReadableRequest } from './request-access.ts';
import { type TenantCall, decideHere } from './tenant-call.ts';
import type { Guard } from './views.ts';

/** What is done to a request that waits. */
export type RequestDecision = 'approve' | 'reject' | 'withdraw';

/** The event of a decision, as the state machine takes it. Requests have one step here, so an approval is the last. */
export function eventOf(action: RequestDecision, at: number, revision: number): RequestEvent {
  return action === 'approve' ? { action, at, revision, last: true } : { action, at, revision };
}

/**
 * Whether the asker may take a decision on a request now: the request must stand where the decision begins, and the
 * engine must allow it. A comment can be given with the decision, so a duty to give one refuses nothing here.
 */
export function requestGuard(
  call: TenantCall,
  { stored, resource }: Pick<ReadableRequest, 'stored' | 'resource'>,
  action: RequestDecision,
  next: string | null,
): { readonly guard: Guard; readonly decision: DecisionInFull } {
  const decision = decideHere(call, action, resource, ['comment']);
  const applied = applyEvent(stored, eventOf(action, call.environment.now, stored.revision));
  if (!applied.ok) {
    return { decision, guard: { allowed: false, reason: refusalSentence(applied.refused), next: null } };
  }
  return {
    decision,
    guard: guardOf(call, decision, { type: paymentRequest, action, record: resource }, next),
  };
}
