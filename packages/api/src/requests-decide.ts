import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import { applyEvent } from '@remit/approvals/apply-event';
import { refusalSentence } from '@remit/approvals/refusal-sentence';
import { writeAudit } from '@remit/store/audit-log';
import { addRequestEvent, updateRequest } from '@remit/store/requests';
import { decidersWords, findDeciders } from './deciders.ts';
import { RemitError } from './errors.ts';
import { paymentRequest } from './payment-request.ts';
import { requireRequest, type ReadableRequest } from './request-access.ts';
import { type RequestAsked, requestEvent } from './request-audit.ts';
import { eventOf, type RequestDecision } from './request-guards.ts';
import { viewRequest } from './requests-get.ts';
import { sentencesOf } from './sentences.ts';
import { type TenantCall, decideHere } from './tenant-call.ts';
import type { RequestView } from './views.ts';

export interface DecideInput {
  readonly id: string;
  /** The revision that the asker had seen. */
  readonly revision: number;
  readonly comment: string | null;
}

const actions = {
  approve: 'request.approved',
  reject: 'request.rejected',
  withdraw: 'request.withdrawn',
} as const satisfies Record<RequestDecision, AuditEvent['action']>;

/**
 * Takes a decision on a request: decided on the row as it stands, which is locked, so that of two people one is told
 * that it is settled. Status, history and audit event commit together.
 * @throws RemitError `not-found`; `forbidden` with the reasons and who could decide; `precondition` when a comment is
 *   asked for; `conflict` when the request moved on. Every refusal is audited.
 */
export async function decideRequest(
  call: TenantCall,
  action: RequestDecision,
  input: DecideInput,
): Promise<RequestView> {
  const request = await requireRequest(call, input.id, 'lock');
  const { stored, resource } = request;
  const decision = decideHere(call, action, resource, input.comment === null ? [] : ['comment']);
  const asked = { type: paymentRequest, action, record: resource };
  const audit = (because: readonly AuditReason[], next: RequestAsked['next']): AuditEvent =>
    requestEvent(call, actions[action], {
      ...input,
      resource,
      outcome: next === null ? 'deny' : 'allow',
      because,
      decision,
      next,
    });

  if (decision.outcome !== 'allow') {
    const sentences = sentencesOf(call, decision.because, asked);
    const who =
      call.flags.refusalNames === 'people'
        ? findDeciders(call, action, paymentRequest)(resource)
        : { deciders: [], total: 0 };
    const next = decidersWords(who);
    const code = decision.denial === 'precondition' ? 'precondition' : 'forbidden';
    throw new RemitError(code, sentences[0] ?? 'you may not do this', {
      sentences: next === null ? sentences : [...sentences, next],
      deciders: who.deciders,
      denial: audit(decision.because, null),
    });
  }
  const applied = applyEvent(stored, eventOf(action, call.environment.now, input.revision));
  if (!applied.ok) {
    const sentence = refusalSentence(applied.refused);
    const denial = audit([{ kind: 'state', because: sentence }], null);
    throw new RemitError('conflict', sentence, { sentences: [sentence], denial });
  }
  await writeDecision(call, action, input, request, applied.state);
  const { status, revision } = applied.state;
  await writeAudit(call.tx, audit(decision.because, { status, revision }));
  return viewRequest(call, await requireRequest(call, input.id, 'look'));
}

async function writeDecision(
  call: TenantCall,
  action: RequestDecision,
  { comment }: DecideInput,
  { stored }: ReadableRequest,
  next: Extract<ReturnType<typeof applyEvent>, { ok: true }>['state'],
): Promise<void> {
  if (next.status === 'draft') throw new Error(`a request became a draft by ${action}`);
  const { member } = call.subject;
  await updateRequest(call.tx, {
    id: stored.id,
    status: next.status,
    decidedAt: next.decidedAt,
    revision: next.revision,
  });
  await addRequestEvent(call.tx, {
    requestId: stored.id,
    at: call.environment.now,
    action,
    actor: member.id,
    person: member.person,
    comment,
  });
}
