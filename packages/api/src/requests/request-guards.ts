import type { Environment } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import { takeEvent } from '@remit/approvals/take-event';
import { contentOf } from '../approvals/approval-case-of.ts';
import type { ApprovalGround } from '../approvals/approval-ground.ts';
import { caseRefusal } from '../approvals/case-refusal.ts';
import { guardOf, metWhenActing } from '../guard.ts';
import { decideForSubmitter } from '../in-place.ts';
import type { OpenedRequest } from './open-request.ts';
import { authorityOver } from './request-authority.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { Guard } from '../views.ts';

/** What may be done to a request, by whoever decides it or by its submitter. */
export type GuardedAct =
  | 'approve'
  | 'reject'
  | 'ask'
  | 'answer'
  | 'withdraw'
  | 'pay'
  | 'change'
  | 'resubmit'
  | 'reduce';

const given: Environment['met'] = ['comment'];

/**
 * Whether the asker may do something to a request now: the engine must allow it, and the request must stand where it
 * begins. A comment can be given with a decision, so a duty to give one refuses nothing here.
 */
export function requestGuard(
  call: TenantCall,
  ground: ApprovalGround,
  opened: OpenedRequest,
  act: GuardedAct,
): Guard {
  const { resource, state, deciders } = opened;
  const { id: member, person } = call.subject.member;
  const common = { at: ground.environment.now, by: { member, person }, revision: state.revision };
  const taken =
    act === 'change' || act === 'resubmit'
      ? takeEvent(
          state,
          {
            ...common,
            kind: act === 'change' ? 'change' : 'submit',
            content: contentOf(resource),
            steps: state.steps,
          },
          deciders,
        )
      : act === 'pay'
        ? takeEvent(state, { ...common, kind: 'pay', last: true }, deciders)
        : takeEvent(state, { ...common, kind: act === 'reduce' ? 'approve' : act }, deciders);
  const refusal = taken.ok ? null : caseRefusal(taken.refused);
  // Where the request stands is the first thing to say; who somebody is comes after what the engine says of them.
  if (refusal?.code === 'conflict') return refusedFor(refusal.sentence);
  const guard = engineGuard(call, opened, act);
  return refusal !== null && guard.allowed ? refusedFor(refusal.sentence) : guard;
}

/** What the engine says of it: of what the submitter does, as themselves or through whoever acts in their place. */
function engineGuard(call: TenantCall, opened: OpenedRequest, act: GuardedAct): Guard {
  const { resource, stored } = opened;
  const sent = { sentBy: stored.sentBy, resource };
  if (act === 'change' || act === 'resubmit') return decideForSubmitter(call, sent, 'submit').guard;
  if (act === 'withdraw') return decideForSubmitter(call, sent, act, { met: given }).guard;
  if (act === 'answer') return decideForSubmitter(call, sent, 'read').guard;
  const asked = { type: resource.type, action: actionOf(act), record: resource };
  return guardOf(call, decisionOn(call, opened, act), asked, null);
}

const refusedFor = (reason: string): Guard => ({ allowed: false, reason, next: null });

type DecidedAct = Exclude<GuardedAct, 'change' | 'resubmit' | 'withdraw' | 'answer'>;

function decisionOn(call: TenantCall, opened: OpenedRequest, act: DecidedAct): DecisionInFull {
  switch (act) {
    case 'approve':
    case 'reject':
      return authorityOver(call, opened, act, opened, given).decision;
    case 'ask':
      return authorityOver(call, opened, 'approve', opened, metWhenActing).decision;
    case 'reduce':
      return authorityOver(call, opened, 'approve', opened, given).decision;
    case 'pay':
      return decideHere(call, act, opened.resource, given);
    default:
      return act satisfies never;
  }
}

/** What the engine is asked about. */
function actionOf(act: DecidedAct): string {
  switch (act) {
    case 'approve':
    case 'reject':
    case 'pay':
      return act;
    case 'ask':
    case 'reduce':
      return 'approve';
    default:
      return act satisfies never;
  }
}
