import type { Resource } from '@remit/policy/check';
import type { ApprovalCase, GivenApproval, StepProgress } from '@remit/approvals/approval-case';
import { stillCounts } from '@remit/approvals/still-counts';
import { type DecidersOf, openSteps } from '@remit/approvals/take-event';
import { usualTimes } from '@remit/store/audit/usual-times';
import type { ApprovalGround } from './approval-ground.ts';
import { deciderViews } from './decider-views.ts';
import type { Deciders } from './deciders.ts';
import type { SentRequest } from '../in-place.ts';
import type { SeenFields } from '../requests/request-view.ts';
import { stepAsked } from '../step-asked.ts';
import { capacityWords, needWords } from './step-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { ApprovalView, StepView } from '../requests/request-views.ts';

/**
 * The steps of a request, how far each is, why it is asked for, and who can decide those that are still to come.
 * @param request with what the asker sees of its fields
 */
export async function stepViews(
  call: TenantCall,
  ground: ApprovalGround,
  request: SentRequest & { readonly seen: Pick<SeenFields, 'hidden' | 'value'> },
  state: ApprovalCase,
  deciders: DecidersOf,
): Promise<readonly StepView[]> {
  const reader = (call.onlooker?.subject ?? call.subject).member.id;
  const open = state.status === 'waiting' || state.status === 'information';
  // How long a step usually takes is of use to whoever waits for it.
  const ahead = open ? state.steps.map(({ name }) => name) : [];
  const usual = await usualTimes(call.tx, ahead);
  return state.steps.map((step, place): StepView => {
    const standing = stateOf(state, step, place);
    const who =
      open && (standing === 'current' || standing === 'later')
        ? deciderViews(ground, request.resource, stillCounts(step, deciders(step)))
        : { deciders: [], total: 0 };
    return {
      name: step.name,
      state: standing,
      optional: step.optional,
      need: needWords(step.need),
      asked: open ? stepAsked(ground, { ...request, reader }, step.name) : null,
      since: step.since,
      dueAt: open && standing === 'current' && step.since !== null ? step.since + step.within : null,
      approvals: step.approvals.map((given) => approvalView(ground, given)),
      deciders: who.deciders,
      decidersTotal: who.total,
      usualTime: usual.get(step.name) ?? null,
    };
  });
}

function stateOf({ current }: ApprovalCase, step: StepProgress, place: number): StepView['state'] {
  if (step.passedOver) return 'passed over';
  return place < current ? 'done' : place === current ? 'current' : 'later';
}

/** An approval that was given. */
export function approvalView(
  { compiled, directory }: ApprovalGround,
  { member, as, onBehalfOf, at }: Pick<GivenApproval, 'member' | 'as' | 'onBehalfOf' | 'at'>,
): ApprovalView {
  return {
    person: directory.chip(member),
    capacity: capacityWords(compiled, as),
    onBehalfOf: directory.chip(onBehalfOf),
    at,
  };
}

/** Whose approval a request still needs: of the step that it waits in, and of those that may be decided before it. */
export function waitingStep(
  ground: ApprovalGround,
  resource: Resource,
  state: ApprovalCase,
  deciders: DecidersOf,
): Deciders {
  if (state.status !== 'waiting' && state.status !== 'information') return { deciders: [], total: 0 };
  const wanted = openSteps(state).flatMap((step) => stillCounts(step, deciders(step)));
  return deciderViews(ground, resource, wanted);
}
