import type { AuditEvent } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import { addRequestEvent, insertRequest, nextRequestNumber } from '@remit/store/requests/requests';
import { writeAudit } from '@remit/store/audit/audit-log';
import { turnIntoRequest } from '@remit/store/requests/request-drafts';
import { addNotices } from '@remit/store/notices/notices';
import { approvalGround, decidersOf, groundFor } from '../approvals/approval-ground.ts';
import { begunCase } from '../approvals/begun-case.ts';
import { withFavours } from '../approvals/favours.ts';
import { type AskedRequest, completeRequest } from './complete-request.ts';
import { requireDraft, type SeenDraft } from './draft-of-request.ts';
import { lentFor, type SentRequest } from '../in-place.ts';
import { asSubmitted, decideSubmission, notSubmitted } from './new-submission.ts';
import { askedHere } from '../asked-here.ts';
import { caseRefusal } from '../approvals/case-refusal.ts';
import { RemitError } from '../errors.ts';
import { rereadRequest } from './request-access.ts';
import { requirePlaces } from '../require/require-places.ts';
import { type RequestAsked, requestEvent } from './request-audit.ts';
import { storedContent } from './request-content.ts';
import { requireRequestType } from './request-types.ts';
import { noticesOfCase } from './request-notices.ts';
import { requestSummary } from './request-view.ts';
import { sentAlready } from './sent-already.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RequestSummary } from './request-views.ts';
import { storeCase } from '../approvals/write-taken.ts';

/**
 * Submits a request. Submitter, status, number and times are the server's to set.
 * @param draft which it was until now: it is one no more, and its files are the request's
 * @param key what the asker calls it: sent under the same again, the request of the first time is the answer, and what
 *   says something else is refused
 * @throws RemitError `invalid` for a department or folder that is not there; `forbidden` with the reasons; `not-found` and
 *   `conflict` for a draft that was sent, thrown away or saved since, and for what was sent under its key and says
 *   something else; `precondition` with what its form asks for and is
 *   missing. All but `invalid` are audited.
 */
export async function submitRequest(
  call: TenantCall,
  { draft, key, ...input }: AskedRequest & { readonly draft: SeenDraft | null; readonly key: string | null },
): Promise<RequestSummary> {
  const earlier = key === null ? null : await sentAlready(call, key, input);
  if (earlier?.saysTheSame === true) return earlier.request;
  // One that was sent already is not there any more: of two who send it, one comes first and the other is told.
  const sent = draft === null ? null : await requireDraft(call, draft, 'request.saved');
  const type = requireRequestType(call, input.type);
  const number = await nextRequestNumber(call.tx, type.name);
  const completed = completeRequest(call, input, number, sent?.id);
  const { resource: record, sentBy } = completed;
  const id = record.id ?? '';
  if (earlier !== null) throw saidOtherwise(call, completed, input.onBehalfOf, earlier.request);
  const allowed = await requireSendable(call, completed, input.onBehalfOf, sent?.id ?? null);

  const { member } = call.subject;
  const { now } = call.environment;
  await insertRequest(call.tx, {
    ...storedContent(type, record),
    id,
    type: type.name,
    number,
    submitter: input.onBehalfOf ?? member.id,
    sentBy,
    submittedAt: now,
    revision: 1,
    sentKey: key,
  });
  if (sent !== null) await turnIntoRequest(call.tx, id);
  await addRequestEvent(call.tx, {
    requestId: id,
    at: now,
    action: 'submit',
    actor: member.id,
    person: member.person,
    comment: null,
    lent: lentFor(call, completed),
  });
  const { status } = await beginSteps(call, id, completed);
  const next = { status, revision: 1 };
  await writeAudit(call.tx, eventOf(call, record, input.onBehalfOf, { outcome: 'allow', next, ...allowed }));
  return summaryOf(call, id);
}

/**
 * What lets a request be sent as it would be stored.
 * @param draft which it was until now: its files count
 * @throws RemitError as `submitRequest` for a refusal and for what is missing, each with its event
 */
async function requireSendable(
  call: TenantCall,
  completed: SentRequest,
  onBehalfOf: string | null,
  draft: string | null,
): Promise<Pick<RequestAsked, 'decision' | 'because'>> {
  const { resource } = completed;
  const submission = decideSubmission(call, completed);
  const { decision } = submission;
  const denial = (because: RequestAsked['because']): AuditEvent =>
    eventOf(call, resource, onBehalfOf, { outcome: 'deny', next: null, decision, because });
  if (submission.refused) throw notSubmitted(call, completed, submission, denial(submission.because));
  requirePlaces(call, { department: null, folder: resource.folder });
  const { missing } = await askedHere(call, resource, draft);
  if (missing.length === 0) return { decision, because: decision.because };
  const { sentence } = caseRefusal({ kind: 'incomplete', missing });
  throw new RemitError('precondition', sentence, {
    sentences: missing.map((each) => each.sentence),
    denial: denial([{ kind: 'state', because: sentence }]),
  });
}

const eventOf = (
  call: TenantCall,
  resource: Resource,
  onBehalfOf: string | null,
  how: Pick<RequestAsked, 'outcome' | 'next' | 'decision' | 'because'>,
): AuditEvent => {
  const asked = { id: resource.id ?? '', resource, revision: null, comment: null, lent: { onBehalfOf } };
  return requestEvent(call, 'request.submitted', { ...asked, ...how });
};

/** Plans the steps of a request that was just sent, keeps where it stands, and tells whoever decides first. */
async function beginSteps(call: TenantCall, id: string, completed: SentRequest): Promise<ApprovalCase> {
  const resource = await withFavours(call, asSubmitted(call, completed));
  const ground = await groundFor(call, await approvalGround(call), [resource], 'hold');
  const request = { sentBy: completed.sentBy, resource };
  const state = begunCase(ground, request, decidersOf(ground, request));
  await storeCase(call.tx, ground, id, state);
  const effects = state.steps.slice(state.current, state.current + 1).map(({ name }) => ({
    kind: 'step-began' as const,
    step: name,
  }));
  const actor = call.subject.member.id;
  const deed = { id, action: 'submit', actor, before: state, next: state, effects } as const;
  await addNotices(call.tx, noticesOfCase(ground, deed));
  return state;
}

/** The error for what was changed after it was sent, by whoever did not hear that it was: they would lose the change. */
function saidOtherwise(
  call: TenantCall,
  completed: SentRequest,
  onBehalfOf: string | null,
  { number }: RequestSummary,
): RemitError {
  const sentence = `This was sent already, as \`${number}\`, and says something else there: open it and change it.`;
  const { decision } = decideSubmission(call, completed);
  const because = [{ kind: 'state', because: sentence }] as const;
  return new RemitError('conflict', sentence, {
    sentences: [sentence],
    denial: eventOf(call, completed.resource, onBehalfOf, { outcome: 'deny', next: null, decision, because }),
  });
}

async function summaryOf(call: TenantCall, id: string): Promise<RequestSummary> {
  const { stored, resource } = await rereadRequest(call, id);
  return requestSummary(call, stored, resource);
}
