import type { Lent } from '@remit/approvals/lent';
import type { AuditReason } from '@remit/audit/audit-event';
import type { Environment, Resource } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import { guardOf } from './guard.ts';
import { meantBy } from './requests/request-types.ts';
import { againstAsker, type TenantCall, decideAs, decideHere } from './tenant-call.ts';
import type { Guard } from './views.ts';

/** To ask for something in another's place is a permission of its own: whoever may ask for themselves may not do that. */
export const submitFor = 'submitFor';

/** A request as far as it says who acts on it in whose place. */
export interface SentRequest {
  readonly sentBy: string | null;
  readonly resource: Resource;
}

/** What is said of something that a submitter does, or somebody in their place. */
export interface SubmitterDecision {
  /** What settled it of what the engine was asked. */
  readonly decision: DecisionInFull;
  /** Whether it may not happen: also where nothing but a duty is missing, which a control would still offer. */
  readonly refused: boolean;
  readonly guard: Guard;
  readonly because: readonly AuditReason[];
}

/** The submitter in whose place the asker acts on a request that they sent; null where they act for themselves. */
export function actsFor(call: TenantCall, { sentBy, resource }: SentRequest): Subject | null {
  const submitter = meantBy(call.policy.compiled, resource, 'owner');
  if (sentBy !== call.subject.member.id || submitter?.type !== 'member') return null;
  return call.directory.subject(submitter.value);
}

/** Who asks in a request: the asker, or in whose place they act. */
export const submitterOf = (call: TenantCall, request: SentRequest): Subject =>
  actsFor(call, request) ?? call.subject;

/** The same as what a history keeps of what the asker does; null where they act for themselves. */
export function lentFor(call: TenantCall, request: SentRequest): Lent | null {
  const submitter = actsFor(call, request);
  return submitter === null ? null : { onBehalfOf: submitter.member.id, lentBy: submitter.member.person };
}

/**
 * Decides what a request's submitter does. Whoever does it in their place must be allowed to act for them on this very
 * request, nothing may forbid it to them, and the submitter must be allowed it now. Source: semantics.md, "Acting for
 * another".
 * @param met duties that the call meets, beside those of the session
 * @param typed whether it says what the asker has typed: of a stored one reasons tell nothing that is hidden from them
 */
export function decideForSubmitter(
  call: TenantCall,
  request: SentRequest,
  action: string,
  { met = [], typed = false }: { readonly met?: Environment['met']; readonly typed?: boolean } = {},
): SubmitterDecision {
  const { resource } = request;
  const settledBy = (decision: DecisionInFull, asked: string): SubmitterDecision => {
    const about = { type: resource.type, action: asked, ...(typed ? {} : { record: resource }) };
    const guard = guardOf(call, decision, about, null);
    return { decision, refused: decision.outcome !== 'allow', guard, because: decision.because };
  };
  const submitter = actsFor(call, request);
  if (submitter === null) return settledBy(decideHere(call, action, resource, met), action);
  const own = decideHere(call, submitFor, resource, met);
  if (own.outcome !== 'allow') return settledBy(own, submitFor);
  const against = againstAsker(call, action, resource, met);
  if (against !== null) return settledBy(against, action);
  const { name } = submitter.member;
  return decideAs(call, submitter, action, resource, met).outcome === 'allow'
    ? settledBy(own, submitFor)
    : refusedWith(own, `${name} may not do this, so nobody does it in the place of ${name}.`);
}

/** Refused for what the engine was not asked by the asker's own authority. */
export function refusedWith(decision: DecisionInFull, reason: string): SubmitterDecision {
  return {
    decision,
    refused: true,
    guard: { allowed: false, reason, next: null },
    because: [{ kind: 'state', because: reason }],
  };
}
