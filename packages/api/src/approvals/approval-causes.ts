import { decideInFull } from '@remit/policy/decide-in-full';
import { takenBy } from '@remit/policy/taken-by';
import { lendersOf } from '@remit/approvals/lent';
import { takeEvent, waitedFor } from '@remit/approvals/take-event';
import { type Follows, whatFollows } from '@remit/approvals/what-follows';
import { type ApprovalGround, decidersOf } from './approval-ground.ts';
import type { OpenedRequest } from '../requests/open-request.ts';
import type { CausesView } from '../requests/request-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** At most this many of those whom it waits for then are named. */
const mostNamed = 3;

/**
 * What an approval of the asker would bring about, tried out with what takes it when it is given.
 * @returns null where they cannot give one
 */
export function approvalCauses(
  call: TenantCall,
  ground: ApprovalGround,
  { stored, resource, state, deciders }: OpenedRequest,
): CausesView | null {
  const { id: member, person } = call.subject.member;
  const by = { member, person };
  const event = { kind: 'approve', by, at: ground.environment.now, revision: state.revision } as const;
  const taken = takeEvent(state, event, deciders);
  if (!taken.ok) return null;
  const follows = whatFollows(state, taken);
  const { given, step, done, passedOver, next, status } = follows;
  // Whoever has approved may be kept from what comes then.
  const after = { ...resource, history: historyAfter(call, resource.history, follows) };
  const waits = status === 'waiting';
  const people = waits
    ? waitedFor(taken.next, decidersOf(ground, { sentBy: stored.sentBy, resource: after }))
    : [];
  return {
    onBehalfOf: ground.directory.chip(given.onBehalfOf),
    step,
    done,
    passedOver,
    next,
    approved: status === 'approved',
    people: people.slice(0, mostNamed).flatMap((id) => ground.directory.chip(id) ?? []),
    peopleTotal: people.length,
    pay: waits ? null : payAfter(call, ground, after),
  };
}

type History = OpenedRequest['resource']['history'];

const historyAfter = ({ subject }: TenantCall, history: History, { given }: Follows): History =>
  history === null ? null : [...history, ...takenBy('approve', subject.member.person, lendersOf(given))];

/** Who pays what was approved then: the asker too, or others alone; null for what is not paid. */
function payAfter(
  { subject }: TenantCall,
  { compiled, environment }: ApprovalGround,
  resource: OpenedRequest['resource'],
): CausesView['pay'] {
  if (compiled.types.get(resource.type)?.actions.includes('pay') !== true) return null;
  const met = [...environment.met, 'comment'] as const;
  const check = { subject, action: 'pay', resource, environment: { ...environment, met } };
  return decideInFull(compiled, check).outcome === 'allow' ? 'you' : 'others';
}
