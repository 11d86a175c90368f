import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import type { Value } from '@remit/policy/values/value';
import { takeEvent } from '@remit/approvals/take-event';
import { writeAudit } from '@remit/store/audit/audit-log';
import { changeAmount } from '@remit/store/requests/requests';
import { contentOf } from '../approvals/approval-case-of.ts';
import { approvalGround, groundFor } from '../approvals/approval-ground.ts';
import { RemitError } from '../errors.ts';
import { afterFavour, holdFavours } from '../approvals/favours.ts';
import { openRequest } from './open-request.ts';
import { planHere } from '../plan-here.ts';
import type { ReadableRequest } from './readable-request.ts';
import { requireRequest, rereadRequest } from './request-access.ts';
import { type RequestAsked, requestEvent } from './request-audit.ts';
import { meantBy } from './request-types.ts';
import { authorityOver } from './request-authority.ts';
import { writeMove } from './request-moved.ts';
import { refusedByCase, refusedByEngine } from './request-refused.ts';
import type { DecideInput } from './requests-decide.ts';
import { viewRequest } from './requests-get.ts';
import { waitingStep } from '../approvals/step-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RequestView } from './request-views.ts';
import type { Amount } from '../views.ts';
import { writeTaken } from '../approvals/write-taken.ts';

export interface ReduceInput extends DecideInput {
  readonly amount: Amount;
}

/**
 * Approves for less: whoever may decide the step that a request is in lowers its amount, which begins its steps anew for
 * what it says now, and approves it where they are among the deciders of its first step.
 * @throws RemitError as `decideRequest`; `invalid` for an amount that is not smaller, or of another currency
 */
export async function reduceRequest(call: TenantCall, input: ReduceInput): Promise<RequestView> {
  const standsOn = approvalGround(call);
  const types = await holdFavours(call, input.id, standsOn);
  const [request, found] = await Promise.all([requireRequest(call, input.id, 'lock', types), standsOn]);
  const ground = await groundFor(call, found, [request.resource], 'hold');
  const before = openRequest(ground, request);
  const met = input.comment === null ? [] : (['comment'] as const);
  const { as, decision } = authorityOver(call, before, 'approve', before, met);
  const audit = (because: readonly AuditReason[], next: RequestAsked['next']): AuditEvent =>
    requestEvent(call, 'request.reduced', {
      ...input,
      resource: request.resource,
      outcome: next === null ? 'deny' : 'allow',
      because,
      decision,
      next,
      lent: as,
    });
  const denial = (because: readonly AuditReason[]): AuditEvent => audit(because, null);
  const who = () => waitingStep(ground, request.resource, before.state, before.deciders);
  if (decision.outcome !== 'allow') throw refusedByEngine(call, request, 'approve', decision, who(), denial);
  const { id: member, person } = call.subject.member;
  const by = { member, person };
  const at = ground.environment.now;
  // To lower it is to decide it: whoever could not approve it as it stands may not.
  const tried = takeEvent(
    before.state,
    { kind: 'approve', by, at, revision: input.revision },
    before.deciders,
  );
  if (!tried.ok) throw refusedByCase(tried.refused, who(), denial);
  const { amount, resource } = lessThanAsked(call, request, input.amount);
  const lowered = await groundFor(call, ground, [resource], 'hold');
  const next = openRequest(lowered, { stored: request.stored, resource });
  const reduced = takeEvent(
    before.state,
    {
      kind: 'change',
      at,
      // The machine lets a submitter alone change a request; that a decider may lower it was asked above.
      by: before.state.submitter,
      revision: input.revision,
      content: contentOf(resource),
      steps: planHere(lowered, resource),
    },
    next.deciders,
  );
  if (!reduced.ok) throw refusedByCase(reduced.refused, who(), denial);
  const told = await writeMove(call, ground, before, reduced);
  await changeAmount(call.tx, input.id, { ...input.amount, rate: amount.rate ?? null });
  const capacity = as?.as ?? null;
  const deed = { id: input.id, action: 'reduce', comment: input.comment, lent: as, capacity } as const;
  await writeTaken(call, ground, deed, before.state, told);
  const again = authorityOver(
    call,
    { resource },
    'approve',
    { state: reduced.next, deciders: next.deciders },
    met,
  );
  const approved =
    again.decision.outcome === 'allow'
      ? takeEvent(reduced.next, { kind: 'approve', by, at, revision: reduced.next.revision }, next.deciders)
      : null;
  if (approved?.ok === true) {
    const given = { id: input.id, action: 'approve', comment: null } as const;
    await writeTaken(call, ground, given, reduced.next, approved);
    await afterFavour(call, request);
  }
  const { status, revision } = approved?.ok === true ? approved.next : reduced.next;
  const { minor: amountMinor, currency } = input.amount;
  await writeAudit(call.tx, audit(decision.because, { status, revision, amountMinor, currency }));
  return viewRequest(call, await rereadRequest(call, input.id), ground);
}

/**
 * A request as it is once it asks for less.
 * @returns it, and the amount that it asked for until then
 * @throws RemitError `invalid` for an amount that is not smaller, or of another currency
 */
function lessThanAsked(
  call: TenantCall,
  { type, resource }: ReadableRequest,
  { minor, currency }: Amount,
): { readonly amount: Extract<Value, { type: 'money' }>; readonly resource: Resource } {
  const amount = meantBy(call.policy.compiled, resource, 'amount');
  if (amount?.type !== 'money' || amount.currency !== currency) {
    throw new RemitError('invalid', '`amount`: it stays in the currency that the request asks');
  }
  if (minor >= amount.minor || minor <= 0) {
    throw new RemitError('invalid', '`amount`: less than the request asks, and more than nothing');
  }
  const attributes = { ...resource.attributes, [type.amount ?? '']: { ...amount, minor } };
  return { amount, resource: { ...resource, attributes } };
}
