import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { readRecords } from '@remit/store/records';
import { type RequestList, type StoredRequest, countRequests, listRequests } from '@remit/store/requests';
import { decidersWords, findDeciders } from './deciders.ts';
import { metWhenActing, rowsOf } from './guard.ts';
import { paymentRequest } from './payment-request.ts';
import { listable, requestType } from './request-access.ts';
import { requestGuard } from './request-guards.ts';
import { requestSummary } from './request-view.ts';
import type { TenantCall } from './tenant-call.ts';
import type { InboxItem, InboxView } from './views.ts';

const mostMine = 200;
/** The others are context; how many there are is said beside. */
const mostOthers = 20;

/** The requests that wait for the asker, oldest first, and those that wait in their sight for somebody else. */
export async function inbox(call: TenantCall): Promise<InboxView> {
  const type = requestType(call);
  const approvable = rowsOf(call, paymentRequest, 'approve', metWhenActing);
  if (type === null || approvable.kind === 'none') return { mine: [], others: [], othersTotal: 0 };
  const waiting = { status: 'waiting', submitter: null, order: 'oldest first', after: null } as const;
  const visible = listable(call);
  const mine: RequestList = { ...waiting, within: [visible, approvable], without: [], limit: mostMine };
  const others: RequestList = { ...waiting, within: [visible], without: [approvable], limit: mostOthers };
  return {
    mine: await itemsOf(call, type, await listRequests(call.tx, type, mine)),
    others: await itemsOf(call, type, await listRequests(call.tx, type, others)),
    othersTotal: await countRequests(call.tx, type, others),
  };
}

async function itemsOf(
  call: TenantCall,
  type: ResourceType,
  requests: readonly StoredRequest[],
): Promise<readonly InboxItem[]> {
  const records = new Map(
    (
      await readRecords(
        call.tx,
        type,
        requests.map(({ id }) => id),
      )
    ).map((record) => [record.id, record]),
  );
  const deciders = findDeciders(call, 'approve', paymentRequest);
  return requests.flatMap((stored) => {
    const resource = records.get(stored.id);
    return resource === undefined ? [] : [inboxItem(call, stored, resource, deciders)];
  });
}

/** A request with what the asker may do about it; who else could is asked only where the asker cannot. */
export function inboxItem(
  call: TenantCall,
  stored: StoredRequest,
  resource: Resource,
  deciders: ReturnType<typeof findDeciders>,
): InboxItem {
  const request = { stored, resource };
  const approve = requestGuard(call, request, 'approve', null);
  const next = approve.decision.outcome === 'allow' ? null : decidersWords(deciders(resource));
  const nextOf = (guard: InboxItem['approve']) =>
    guard.allowed || stored.status !== 'waiting' ? guard : { ...guard, next };
  return {
    ...requestSummary(call, stored, resource),
    approve: nextOf(approve.guard),
    reject: nextOf(requestGuard(call, request, 'reject', null).guard),
  };
}
