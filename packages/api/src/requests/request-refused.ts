import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { CaseRefusal } from '@remit/approvals/take-event';
import { caseRefusal } from '../approvals/case-refusal.ts';
import { type Deciders, decidersWords } from '../approvals/deciders.ts';
import { RemitError } from '../errors.ts';
import type { SubmitterDecision } from '../in-place.ts';
import { sentencesOf } from '../sentences.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { ReadableRequest } from './readable-request.ts';

/** The denial that the audit keeps, for whatever refused. */
export type DenialFor = (because: readonly AuditReason[]) => AuditEvent;

/** The error for what the engine refuses on a request: `precondition` or `forbidden`, with the reasons and who could. */
export function refusedByEngine(
  call: TenantCall,
  { resource }: Pick<ReadableRequest, 'resource'>,
  action: string,
  decision: DecisionInFull,
  who: Deciders,
  denialFor: DenialFor,
): RemitError {
  const asked = { type: resource.type, action, record: resource };
  const sentences = sentencesOf(call, decision.because, asked);
  const next = decidersWords(who);
  const code = decision.denial === 'precondition' ? 'precondition' : 'forbidden';
  return new RemitError(code, sentences[0] ?? 'you may not do this', {
    sentences: next === null ? sentences : [...sentences, next],
    deciders: who.deciders,
    denial: denialFor(decision.because),
  });
}

/** The error for what is refused to a submitter, or to whoever acts in their place. */
export function refusedToSubmitter(
  call: TenantCall,
  request: Pick<ReadableRequest, 'resource'>,
  action: string,
  { decision, guard, because }: SubmitterDecision,
  who: Deciders,
  denialFor: DenialFor,
): RemitError {
  if (guard.allowed || decision.outcome !== 'allow')
    return refusedByEngine(call, request, action, decision, who, denialFor);
  return new RemitError('forbidden', guard.reason, {
    sentences: [guard.reason],
    denial: denialFor(because),
  });
}

/** The error for what stands against it in the request itself: `conflict` where it moved on, else `forbidden`. */
export function refusedByCase(refused: CaseRefusal, who: Deciders, denialFor: DenialFor): RemitError {
  const { code, sentence } = caseRefusal(refused);
  const named = code === 'forbidden' ? who : { deciders: [], total: 0 };
  const next = decidersWords(named);
  return new RemitError(code, sentence, {
    sentences: next === null ? [sentence] : [sentence, next],
    deciders: named.deciders,
    denial: denialFor([{ kind: 'state', because: sentence }]),
  });
}
