import { decide } from '@remit/policy/decide';
import type { ResourceType } from '@remit/policy/document';
import { matches } from '@remit/policy/evaluate-row-filter';
import type { RowFilter } from '@remit/policy/row-filter';
import { stoodInFor } from '@remit/approvals/delegation';
import type { RequestList, StoredRequest } from '@remit/store/requests/requests';
import { requestsWaitingFor } from '@remit/store/requests/waiting-requests';
import { contentOf } from '../approvals/approval-case-of.ts';
import { type ApprovalGround, approvalGround, groundFor } from '../approvals/approval-ground.ts';
import { decidersWords } from '../approvals/deciders.ts';
import { metWhenActing, rowsOf, unlessSeenAs } from '../guard.ts';
import { inboxBeside } from './inbox-beside.ts';
import { isRoutine } from '../approvals/is-routine.ts';
import { onlookerSees } from '../onlooker.ts';
import { openListed, type OpenedRequest, openRequest } from './open-request.ts';
import { listable } from './request-access.ts';
import { capacitiesOf, decidesFor } from './request-authority.ts';
import { requestGuard } from './request-guards.ts';
import { listTypes, listTypesCounted, recordsOf, type TypeList } from './request-pages.ts';
import { requestTypes } from './request-types.ts';
import { requestSummary } from './request-view.ts';
import { waitingStep } from '../approvals/step-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { InboxItem, InboxView } from './request-views.ts';

const mostMine = 200;
/** The others are context; how many there are is said beside. */
const mostOthers = 20;

/**
 * The requests that wait for the asker, oldest first, and those that wait in their sight for somebody else. The list of
 * whom each waits for is where it begins; every one of them is then asked about as if it were opened, so that a list
 * that others have outrun shows nobody what is not theirs.
 */
export async function inbox(call: TenantCall): Promise<InboxView> {
  const [requests, beside] = await Promise.all([requestInbox(call), inboxBeside(call)]);
  return { ...requests, ...beside };
}

type RequestInbox = Omit<InboxView, 'grants' | 'reviews'>;

/** The requests of one type, as far as the asker may list them and approve them. */
interface TypeInSight {
  readonly type: ResourceType;
  readonly visible: RowFilter;
  readonly approvable: RowFilter;
}

/** The requests in it alone. */
export async function requestInbox(call: TenantCall): Promise<RequestInbox> {
  const types = requestTypes(call).map((type): TypeInSight => {
    const approvable = rowsOf(call, type.name, 'approve', metWhenActing);
    return { type, visible: listable(call, type), approvable };
  });
  if (types.length === 0) return nothing;
  const ground = await approvalGround(call);
  const toPay = await payable(call, types);
  const waiting = { status: 'waiting', asker: null, order: 'oldest first', after: null } as const;
  const unplanned = { ...waiting, planned: 'not yet', limit: mostMine } as const;
  const me = call.subject.member.id;
  const waitedFor = [me, ...stoodInFor(ground.delegations, me, call.environment.now)];
  const listOf = (list: (sight: TypeInSight) => RequestList): readonly TypeList[] =>
    types.map((sight) => ({ type: sight.type, list: list(sight) }));

  const toPlan = listOf(({ visible, approvable }) => {
    return { ...unplanned, within: [visible, approvable], without: [] };
  });
  const notMine = listOf(({ visible }) => {
    const planned = { butNotFor: waitedFor };
    return { ...waiting, planned, within: [visible], without: [], limit: mostOthers };
  });
  const notMineToPlan = listOf(({ visible, approvable }) => {
    return { ...unplanned, within: [visible], without: [approvable], limit: mostOthers };
  });
  const listed = await requestsWaitingFor(call.tx, waitedFor, mostMine);
  const approvesNone = types.every(({ approvable }) => approvable.kind === 'none');
  // Whoever decides nothing, by their own authority or another's, is not shown what others do.
  if (approvesNone && listed.length === 0) return { ...nothing, ...toPay };
  const [planned, beside, besideToPlan] = await Promise.all([
    listTypes(call.tx, toPlan),
    listTypesCounted(call.tx, notMine),
    listTypesCounted(call.tx, notMineToPlan),
  ]);
  const rows = [...listed, ...planned, ...beside.requests, ...besideToPlan.requests];
  const items = (await itemsOf(call, ground, types, rows)).toSorted(
    (one, other) => one.submittedAt - other.submittedAt,
  );
  const forMe = new Set([...listed, ...planned].map(({ id }) => id));
  const found = items.filter(({ id }) => forMe.has(id));
  if (approvesNone && found.length === 0) return { ...nothing, ...toPay };
  return {
    mine: shown(call, found.filter(({ approve }) => approve.allowed).slice(0, mostMine)),
    others: shown(
      call,
      items.filter(({ id, approve }) => !forMe.has(id) || !approve.allowed).slice(0, mostOthers),
    ),
    othersTotal: found.filter(({ approve }) => !approve.allowed).length + beside.total + besideToPlan.total,
    ...toPay,
  };
}

/** To whose inbox a request belongs was asked of the person; what may be done to it, of whoever looks. */
const shown = (call: TenantCall, items: readonly InboxItem[]): readonly InboxItem[] =>
  items.map((item) => ({
    ...item,
    approve: unlessSeenAs(call, item.approve),
    reject: unlessSeenAs(call, item.reject),
    routine: item.routine && call.onlooker === null,
  }));

const nothing = { mine: [], others: [], othersTotal: 0, toPay: [], toPayTotal: 0 } as const;

/** What is approved and may be paid by the asker: a second duty, which the policy keeps apart from the first. */
async function payable(
  call: TenantCall,
  types: readonly TypeInSight[],
): Promise<Pick<InboxView, 'toPay' | 'toPayTotal'>> {
  const approved = { status: 'approved', asker: null, order: 'oldest first', after: null } as const;
  const lists = types.flatMap(({ type, visible }): readonly TypeList[] => {
    const filter = rowsOf(call, type.name, 'pay', metWhenActing);
    if (filter.kind === 'none') return [];
    return [{ type, list: { ...approved, within: [visible, filter], without: [], limit: mostOthers } }];
  });
  const { requests, total } = await listTypesCounted(call.tx, lists);
  const records = await recordsOf(call.tx, call.policy.compiled, requests);
  return {
    toPay: requests.flatMap((stored) => {
      const resource = records.get(stored.id);
      return resource === undefined ? [] : [requestSummary(call, stored, resource)];
    }),
    toPayTotal: total,
  };
}

/** Requests that the asker may read, by their own authority or as somebody's delegate, as items of a list. */
async function itemsOf(
  call: TenantCall,
  ground: ApprovalGround,
  types: readonly TypeInSight[],
  requests: readonly StoredRequest[],
): Promise<readonly InboxItem[]> {
  const visible = new Map(types.map((sight) => [sight.type.name, sight.visible]));
  const records = await recordsOf(call.tx, call.policy.compiled, requests);
  const approvals = new Map(requests.map(({ id, approval }) => [id, approval]));
  const unplanned = [...records.values()].filter((record) => {
    const approval = approvals.get(record.id ?? '') ?? null;
    return approval === null || approval.content !== contentOf(record);
  });
  const here = await groundFor(call, ground, unplanned, 'look');
  const me = call.subject.member;
  return requests.flatMap((stored) => {
    const resource = records.get(stored.id);
    const inSight = visible.get(stored.type);
    if (resource === undefined || inSight === undefined) return [];
    const listed = openListed(here, { stored, resource }, { member: me.id, person: me.person });
    // Whom the list has outrun is looked at whole, and told who can.
    const approve = listed === null ? null : requestGuard(call, here, listed, 'approve');
    if (listed !== null && approve?.allowed === true)
      return mayList(call, here, inSight, listed) ? [inboxItem(call, here, listed, approve)] : [];
    const opened = openRequest(here, { stored, resource });
    return mayList(call, here, inSight, opened) ? [inboxItem(call, here, opened)] : [];
  });
}

/** The asker's own sight of it, or that of somebody in whose place they decide it. */
function mayList(
  call: TenantCall,
  { compiled, directory, environment }: ApprovalGround,
  visible: RowFilter,
  { resource, state, deciders }: OpenedRequest,
): boolean {
  if (matches(visible, resource)) return true;
  if (!onlookerSees(call, 'read', resource)) return false;
  return capacitiesOf(state, deciders, call.subject.member.id).some(({ onBehalfOf }) => {
    const other = onBehalfOf === null ? null : directory.subject(onBehalfOf);
    if (other === null) return false;
    return decide(compiled, { subject: other, action: 'read', resource, environment }).outcome === 'allow';
  });
}

/**
 * A request with what the asker may do about it; who else could is asked only where the asker cannot.
 * @param approve where it was asked already
 */
export function inboxItem(
  call: TenantCall,
  ground: ApprovalGround,
  opened: OpenedRequest,
  approve = requestGuard(call, ground, opened, 'approve'),
): InboxItem {
  const { stored, resource, state, deciders } = opened;
  const reject = requestGuard(call, ground, opened, 'reject');
  const next = approve.allowed ? null : decidersWords(waitingStep(ground, resource, state, deciders));
  const dueAt = dueOf(state);
  const routine = approve.allowed && isRoutine(ground.compiled, call.subject, resource, call.environment);
  const nextOf = (guard: InboxItem['approve']): InboxItem['approve'] =>
    guard.allowed || stored.status !== 'waiting' ? guard : { ...guard, next };
  return {
    ...requestSummary(call, stored, resource, decidesFor(call, opened)),
    approve: nextOf(approve),
    reject: nextOf(reject),
    dueAt,
    dueSoon: dueAt !== null && dueAt - ground.environment.now < soon,
    routine,
    risk: routine ? 'low' : asksForMore(state) ? 'high' : 'usual',
  };
}

/** Whether one decision is not enough for the policy: that is its own word for what can go wrong with it. */
const asksForMore = ({ steps }: OpenedRequest['state']): boolean =>
  steps.filter(({ optional }) => !optional).length > 1 ||
  steps.some(({ need }) => need !== 'any' && need !== 1);

/** Three days: what is due later is decided in its turn. */
const soon = 3 * 86_400_000;

/** By when the step that it waits in is to be decided. */
function dueOf({ status, steps, current }: OpenedRequest['state']): number | null {
  const step = steps[current];
  return status !== 'waiting' || step === undefined || step.since === null ? null : step.since + step.within;
}
