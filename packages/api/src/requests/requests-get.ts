import { explain } from '@remit/policy/explain';
import { type RequestBeside, readBesideRequest } from '@remit/store/requests/request-beside';
import type { StoredRequestEvent } from '@remit/store/requests/requests';
import { approvalCauses } from '../approvals/approval-causes.ts';
import { type ApprovalGround, approvalGround, groundFor } from '../approvals/approval-ground.ts';
import { concealsFiles } from '../files/conceals-files.ts';
import { authorityWords } from '../approvals/decider-views.ts';
import { type OpenedRequest, openRequest } from './open-request.ts';
import { unlessSeenAs } from '../guard.ts';
import { requireRequest } from './request-access.ts';
import { capacitiesOf, decidesFor } from './request-authority.ts';
import { requestGuard } from './request-guards.ts';
import { keptFields } from './request-kept-fields.ts';
import { requireRequestType } from './request-types.ts';
import { seenFields, seenMeaning } from './request-view.ts';
import { inboxItem } from './requests-inbox.ts';
import { sentencesOf } from '../sentences.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import { approvalView, stepViews, waitingStep } from '../approvals/step-view.ts';
import { capacityWords } from '../approvals/step-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import { worthInBase } from '../rates/tenant-rates.ts';
import type { RequestEventView, RequestView, StepView, WhyView } from './request-views.ts';
import type { ReadableRequest } from './readable-request.ts';

/**
 * One request, with what the asker may do about it, why, and who else could.
 * @throws RemitError `not-found` for one that is not there and for one that the asker may not read
 */
export async function getRequest(call: TenantCall, id: string): Promise<RequestView> {
  return viewRequest(call, await requireRequest(call, id, 'look'));
}

/** Reads what is kept beside a request, as its view needs it. */
function readBeside(call: TenantCall, id: string): Promise<RequestBeside> {
  return readBesideRequest(call.tx, id, call.subject.member.id);
}

/** What only a request's submitter does: their name is a field like the others. */
const submitterTakes: ReadonlySet<string> = new Set(['submit', 'withdraw', 'answer', 'change']);

/**
 * The full view of a request that the asker was found to be allowed to read.
 * @param looked what the call has looked at already
 * @param beside what it has read of the request already
 */
export async function viewRequest(
  call: TenantCall,
  { stored, resource }: Pick<ReadableRequest, 'stored' | 'resource'>,
  looked: ApprovalGround | null = null,
  beside: RequestBeside | null = null,
): Promise<RequestView> {
  const [known, { events, watched }] = await Promise.all([
    looked ?? approvalGround(call),
    beside ?? readBeside(call, stored.id),
  ]);
  const ground = await groundFor(call, known, [resource], 'look');
  const opened = openRequest(ground, { stored, resource });
  const { state, deciders } = opened;
  const seen = seenFields(call, resource, decidesFor(call, opened));
  const type = requireRequestType(call, resource.type);
  const hidden = {
    submitter: type.owner !== undefined && seen.hidden.includes(type.owner),
    sender: seen.hidden.includes('sent_by'),
    files: concealsFiles(type, seen),
  };
  const found = waitingStep(ground, resource, state, deciders);
  const steps = await stepViews(call, ground, { sentBy: stored.sentBy, resource, seen }, state, deciders);
  const guard = (act: Parameters<typeof requestGuard>[3]) =>
    unlessSeenAs(call, requestGuard(call, ground, opened, act));
  const item = inboxItem(call, ground, opened);
  return {
    ...item,
    approve: unlessSeenAs(call, item.approve),
    reject: unlessSeenAs(call, item.reject),
    costType: seen.text('cost_type'),
    project: seen.text('project'),
    fields: keptFields(call, resource, seen),
    worth: worthInBase(seenMeaning(seen, type.amount), ground.directory.directory.baseCurrency),
    withdraw: guard('withdraw'),
    pay: guard('pay'),
    ask: guard('ask'),
    reduce: guard('reduce'),
    answer: guard('answer'),
    change: guard('change'),
    resubmit: guard('resubmit'),
    watching: call.onlooker === null ? watched : null,
    steps,
    why: whyHere(call, ground, opened, steps),
    causes: approvalCauses(call, ground, opened),
    voided: voidedOf(ground, state, events),
    whyApprove: whyApprove(call, resource),
    deciders: found.deciders,
    decidersTotal: found.total,
    events: events.map((event) => eventView(ground, event, hidden)),
  };
}

function eventView(
  { compiled, directory }: ApprovalGround,
  { actor, capacity, onBehalfOf, passedBy, ...event }: StoredRequestEvent,
  hidden: { readonly submitter: boolean; readonly sender: boolean; readonly files: boolean },
): RequestEventView {
  const ofAsker = submitterTakes.has(event.action);
  const concealed = ofAsker && hidden.submitter;
  const unnamed = concealed || (ofAsker && onBehalfOf !== null && hidden.sender);
  return {
    ...event,
    // Of a change nothing is said but which file came or went.
    comment: event.action === 'change' && hidden.files ? null : event.comment,
    capacity: capacity === null ? null : capacityWords(compiled, capacity),
    onBehalfOf: concealed ? null : directory.chip(onBehalfOf),
    passedBy: (passedBy ?? []).flatMap((person) => directory.chipOfPerson(person) ?? []),
    actor: unnamed ? null : directory.chip(actor),
  };
}

/** Why a request came to the asker, each capacity in a sentence. */
function whyHere(
  call: TenantCall,
  ground: ApprovalGround,
  opened: OpenedRequest,
  steps: readonly StepView[],
): readonly string[] {
  const { state, resource, deciders } = opened;
  const step = state.steps[state.current];
  const own = capacitiesOf(state, deciders, call.subject.member.id);
  if (step === undefined || own.length === 0) return [];
  const taken = step.escalations > 0 ? ['Nobody decided it in time, so it was taken further up.'] : [];
  const capacities = own.map((decider) => {
    const { because } = authorityWords(ground, resource, decider);
    if (decider.onBehalfOf !== null) return `You decide ${because}.`;
    if (decider.as === 'named')
      return 'The policy names you for this step, or somebody below you who cannot decide it.';
    return decider.as === 'head' ? 'You head the department, or one above it.' : `You hold ${because}.`;
  });
  const because = steps[state.current]?.asked ?? null;
  const asked = because === null ? [] : [`The step ${step.name} is asked for because ${because}.`];
  return [...new Set([...capacities, ...asked, ...taken])];
}

/**
 * The approvals that count no more: those that were given between whatever began the steps before and the last change of
 * the request, or, where it was moved since, that move.
 */
function voidedOf(
  ground: ApprovalGround,
  { movedAt }: OpenedRequest['state'],
  events: readonly StoredRequestEvent[],
): RequestView['voided'] {
  const change = events.findLastIndex(({ action }) => action === 'change' || action === 'reduce');
  const by = movedAt === undefined ? 'change' : 'move';
  const at = movedAt ?? events[change]?.at;
  if (at === undefined) return null;
  const told = events.findLastIndex((event) => event.at === at && isMove(event));
  // What is given in the moment in which the move is told is of where it lies now: it stands behind it in the history.
  const before =
    by === 'change'
      ? events.slice(0, change)
      : events.filter((event, place) => (told < 0 ? event.at <= at : place < told));
  const begun = before.findLastIndex(({ action }) => beginnings.has(action));
  const approvals = before
    .slice(begun + 1)
    .flatMap(({ action, actor, capacity, onBehalfOf, at }) =>
      action === 'approve' && actor !== null
        ? [approvalView(ground, { member: actor, as: capacity ?? 'able', onBehalfOf, at })]
        : [],
    );
  return approvals.length === 0 ? null : { by, at, approvals };
}

/** That it was moved is told of no step. */
const isMove = ({ action, step }: StoredRequestEvent): boolean => action === 'reroute' && step === null;

const beginnings: ReadonlySet<string> = new Set(['submit', 'change', 'reduce']);

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
      type: resource.type,
      action: 'approve',
      record: resource,
    }),
    sources: distinctSources(granted.map((source) => sourceView(call, source, subject.member))),
    obligations: decision.obligations,
  };
}
