import { explain } from '@remit/policy/explain';
import { readRequestEvents } from '@remit/store/requests';
import { findDeciders } from './deciders.ts';
import { paymentRequest } from './payment-request.ts';
import { requireRequest, type ReadableRequest } from './request-access.ts';
import { requestGuard } from './request-guards.ts';
import { seenFields } from './request-view.ts';
import { inboxItem } from './requests-inbox.ts';
import { sentencesOf } from './sentences.ts';
import { distinctSources, sourceView } from './source-view.ts';
import type { TenantCall } from './tenant-call.ts';
import type { RequestView, WhyView } from './views.ts';

/**
 * One request, with what the asker may do about it, why, and who else could.
 * @throws RemitError `not-found` for one that is not there and for one that the asker may not read
 */
export async function getRequest(call: TenantCall, id: string): Promise<RequestView> {
  return viewRequest(call, await requireRequest(call, id, 'look'));
}

const submitterTakes: ReadonlySet<string> = new Set(['submit', 'withdraw']);

/** The full view of a request that the asker was found to be allowed to read. */
export async function viewRequest(
  call: TenantCall,
  { stored, resource }: Pick<ReadableRequest, 'stored' | 'resource'>,
): Promise<RequestView> {
  const deciders = findDeciders(call, 'approve', paymentRequest);
  const seen = seenFields(call, resource);
  const found = stored.status === 'waiting' ? deciders(resource) : { deciders: [], total: 0 };
  const events = await readRequestEvents(call.tx, stored.id);
  return {
    ...inboxItem(call, stored, resource, deciders),
    costType: seen.text('cost_type'),
    project: seen.text('project'),
    withdraw: requestGuard(call, { stored, resource }, 'withdraw', null).guard,
    whyApprove: whyApprove(call, resource),
    deciders: found.deciders,
    decidersTotal: found.total,
    events: events.map(({ actor, ...event }) => {
      // Who sent it in, and who took it back, is its submitter: a field like the others.
      const concealed = seen.hidden.includes('submitter') && submitterTakes.has(event.action);
      return { ...event, actor: concealed ? null : call.directory.chip(actor) };
    }),
  };
}

function whyApprove(call: TenantCall, resource: ReadableRequest['resource']): WhyView {
  const { policy, subject, environment, standing } = call;
  const explained = explain(
    policy.compiled,
    // A comment can be given with the decision; a duty to give one is said by `reject` and `approve` themselves.
    {
      subject,
      action: 'approve',
      resource,
      environment: { ...environment, met: [...environment.met, 'comment'] },
    },
    standing.directoryRevision,
  );
  const { decision, because } = explained;
  const granted = because.flatMap((reason) => (reason.kind === 'granted' ? [reason.source] : []));
  return {
    outcome: decision.outcome,
    sentences: sentencesOf(call, because, {
      type: paymentRequest,
      action: 'approve',
      record: resource,
    }),
    sources: distinctSources(granted.map((source) => sourceView(call, source))),
    obligations: decision.obligations,
  };
}
