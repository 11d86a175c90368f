import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import { type CaseEvent, takeEvent } from '@remit/approvals/take-event';
import { auditWrite } from '@remit/store/audit/audit-log';
import { approvalGround, groundFor } from '../approvals/approval-ground.ts';
import { afterFavour, holdFavours } from '../approvals/favours.ts';
import { metWhenActing } from '../guard.ts';
import { decideForSubmitter, lentFor, type SubmitterDecision } from '../in-place.ts';
import { type OpenedRequest, openRequest } from './open-request.ts';
import { requireRequest } from './request-access.ts';
import { type RequestAsked, requestEvent } from './request-audit.ts';
import { type Authority, authorityOver } from './request-authority.ts';
import { writeMove } from './request-moved.ts';
import { requestTypes } from './request-types.ts';
import { refusedByCase, refusedByEngine, refusedToSubmitter } from './request-refused.ts';
import { viewRequest } from './requests-get.ts';
import { waitingStep } from '../approvals/step-view.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { RequestView } from './request-views.ts';
import { writeAndView } from '../approvals/write-taken.ts';

/** What is done to a request that was sent, without changing what it says. */
export type RequestDecision = 'approve' | 'reject' | 'ask' | 'answer' | 'withdraw' | 'pay';

export interface DecideInput {
  readonly id: string;
  /** The revision that the asker had seen. */
  readonly revision: number;
  readonly comment: string | null;
}

const actions = {
  approve: 'request.approved',
  reject: 'request.rejected',
  ask: 'request.asked',
  answer: 'request.answered',
  withdraw: 'request.withdrawn',
  pay: 'request.paid',
} as const satisfies Record<RequestDecision, AuditEvent['action']>;

/**
 * Takes a decision on a request: decided on the row as it stands, which is locked, so that of two people one is told
 * that it is settled. Steps, status, history and audit event commit together.
 * @throws RemitError `not-found`; `forbidden` with the reasons and who could decide; `precondition` when a comment is
 *   asked for; `conflict` when the request moved on. Every refusal is audited.
 */
export async function decideRequest(
  call: TenantCall,
  kind: RequestDecision,
  input: DecideInput,
): Promise<RequestView> {
  const standsOn = approvalGround(call);
  const types = kind === 'approve' ? await holdFavours(call, input.id, standsOn) : requestTypes(call);
  const [request, found] = await Promise.all([requireRequest(call, input.id, 'lock', types), standsOn]);
  const ground = await groundFor(call, found, [request.resource], 'hold');
  const opened = openRequest(ground, request);
  const { state, deciders, resource } = opened;
  const { as, decision, found: own } = authorityFor(call, kind, opened, input.comment);
  const sent = { sentBy: opened.stored.sentBy, resource };
  const lent = ofSubmitter.has(kind) ? lentFor(call, sent) : as;
  const audit = (because: readonly AuditReason[], next: RequestAsked['next']): AuditEvent =>
    requestEvent(call, actions[kind], {
      ...input,
      resource,
      outcome: next === null ? 'deny' : 'allow',
      because,
      decision,
      next,
      lent,
    });
  const denial = (because: readonly AuditReason[]): AuditEvent => audit(because, null);
  const who = () => waitingStep(ground, resource, state, deciders);

  if (own?.refused === true) throw refusedToSubmitter(call, request, kind, own, who(), denial);
  if (decision.outcome !== 'allow') throw refusedByEngine(call, request, kind, decision, who(), denial);
  const { id: member, person } = call.subject.member;
  const common = { at: ground.environment.now, by: { member, person }, revision: input.revision };
  const event: CaseEvent = kind === 'pay' ? { ...common, kind, last: true } : { ...common, kind };
  const taken = takeEvent(state, event, deciders);
  if (!taken.ok) throw refusedByCase(taken.refused, who(), denial);
  const deed = { id: input.id, action: kind, comment: input.comment, lent, capacity: as?.as ?? null };
  const { status, revision } = taken.next;
  const audited = auditWrite(call.tx, audit(decision.because, { status, revision }));
  const told = await writeMove(call, ground, opened, taken);
  const [written] = await Promise.all([
    writeAndView(call, ground, deed, state, told, request, [audited]),
    // Sent behind what is written, without a wait.
    kind === 'approve' ? afterFavour(call, request) : null,
  ]);
  return viewRequest(call, written, ground, written.beside);
}

/** What a submitter does, or somebody in their place. */
const ofSubmitter: ReadonlySet<RequestDecision> = new Set(['answer', 'withdraw']);

interface FoundAuthority extends Authority {
  /** Of what a submitter does and the engine is asked about: how it came out. */
  readonly found: SubmitterDecision | null;
}

/** Whoever decides is asked about as the step's decider that they are; its submitter as themselves. */
function authorityFor(
  call: TenantCall,
  kind: RequestDecision,
  opened: OpenedRequest,
  comment: string | null,
): FoundAuthority {
  const given = comment === null ? [] : (['comment'] as const);
  switch (kind) {
    case 'approve':
    case 'reject':
      return { ...authorityOver(call, opened, kind, opened, given), found: null };
    case 'ask':
      // To ask is no decision yet: a duty that an approval has is not one of asking.
      return { ...authorityOver(call, opened, 'approve', opened, metWhenActing), found: null };
    case 'answer':
    case 'withdraw': {
      const sent = { sentBy: opened.stored.sentBy, resource: opened.resource };
      // To answer is the submitter's alone, which the machine sees to: the engine is asked whether they still read it.
      const action = kind === 'answer' ? 'read' : kind;
      const found = decideForSubmitter(call, sent, action, { met: given });
      return { as: null, decision: found.decision, found };
    }
    case 'pay':
      return { as: null, decision: decideHere(call, kind, opened.resource, given), found: null };
    default:
      return kind satisfies never;
  }
}
