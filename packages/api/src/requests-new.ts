import { insertRequest, nextRequestNumber, requestSentAs } from '@remit/store/requests';
import { writeAudit } from '@remit/store/audit-log';
import { turnIntoRequest } from '@remit/store/request-drafts';
import { addNotices } from '@remit/store/notices';
import { approvalGround, decidersOf, groundFor } from './approval-ground.ts';
import { begunCase } from './begun-case.ts';
import { withFavours } from './favours.ts';
import { type AskedRequest, completeRequest } from './complete-request.ts';
import { requireDraft, type SeenDraft } from './draft-of-request.ts';
import { actsFor } from './in-place.ts';
import { asSubmitted, decideSubmission, notSubmitted } from './new-submission.ts';
import { askedHere } from './asked-here.ts';
import { caseRefusal } from './case-refusal.ts';
import { RemitError } from './errors.ts';
import { requireRequest, rereadRequest } from './request-access.ts';
import { requestEvent } from './request-audit.ts';
import { storedContent } from './request-content.ts';
import { requireRequestType } from './request-types.ts';
import { noticesOfCase } from './request-notices.ts';
import { requestSummary } from './request-view.ts';
import type { TenantCall } from './tenant-call.ts';
import type { RequestSummary } from './request-views.ts';
import { addSubmission } from './request-submission.ts';
import { storeCase } from './write-taken.ts';

/**
 * Submits a request. Submitter, status, number and times are the server's to set.
 * @param draft which it was until now: it is one no more, and its files are the request's
 * @param key what the asker calls it: sent under the same again, the request of the first time is the answer
 * @throws RemitError `invalid` for a department or folder that is not there; `forbidden` with the reasons; `not-found` and
 *   `conflict` for a draft that was sent, thrown away or saved since; `precondition` with what its form asks for and is
 *   missing. All but `invalid` are audited.
 */
export async function submitRequest(
  call: TenantCall,
  { draft, key, ...input }: AskedRequest & { readonly draft: SeenDraft | null; readonly key: string | null },
): Promise<RequestSummary> {
  const earlier = key === null ? null : await requestSentAs(call.tx, call.subject.member.id, key);
  if (earlier !== null) return sentAlready(call, earlier.id);
  // One that was sent already is not there any more: of two who send it, one comes first and the other is told.
  const sent = draft === null ? null : await requireDraft(call, draft, 'request.saved');
  const type = requireRequestType(call, input.type);
  const number = await nextRequestNumber(call.tx, type.name);
  const completed = completeRequest(call, input, number, sent?.id);
  const { resource: record, sentBy } = completed;
  const submission = decideSubmission(call, completed);
  const { decision } = submission;
  const id = record.id ?? '';
  const asked = {
    id,
    resource: record,
    revision: null,
    comment: null,
    decision,
    onBehalfOf: input.onBehalfOf,
  };
  if (submission.refused) {
    const denial = requestEvent(call, 'request.submitted', {
      ...asked,
      outcome: 'deny',
      next: null,
      because: submission.because,
    });
    throw notSubmitted(call, completed, submission, denial);
  }
  const { missing } = await askedHere(call, record, sent?.id ?? null);
  if (missing.length > 0) {
    const { sentence } = caseRefusal({ kind: 'incomplete', missing });
    const because = [{ kind: 'state', because: sentence }] as const;
    const denial = requestEvent(call, 'request.submitted', {
      ...asked,
      outcome: 'deny',
      next: null,
      because,
    });
    throw new RemitError('precondition', sentence, {
      sentences: missing.map((each) => each.sentence),
      denial,
    });
  }

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
  await addSubmission(call.tx, {
    requestId: id,
    at: now,
    sender: member,
    onBehalfOf: actsFor(call, completed)?.member ?? null,
  });
  const resource = await withFavours(call, asSubmitted(call, completed));
  const ground = await groundFor(call, await approvalGround(call), [resource], 'hold');
  const request = { sentBy, resource };
  const state = begunCase(ground, request, decidersOf(ground, request));
  await storeCase(call.tx, ground, id, state);
  const effects = state.steps.slice(state.current, state.current + 1).map(({ name }) => ({
    kind: 'step-began' as const,
    step: name,
  }));
  await addNotices(
    call.tx,
    noticesOfCase(ground, { id, action: 'submit', actor: member.id, before: state, next: state, effects }),
  );
  await writeAudit(
    call.tx,
    requestEvent(call, 'request.submitted', {
      ...asked,
      outcome: 'allow',
      because: decision.because,
      next: { status: state.status, revision: 1 },
    }),
  );
  return summaryOf(call, id);
}

/** What was sent before is answered as it was then: whoever lost the answer gets it, and asks for nothing twice. */
async function sentAlready(call: TenantCall, id: string): Promise<RequestSummary> {
  const { stored, resource } = await requireRequest(call, id, 'look');
  return requestSummary(call, stored, resource);
}

async function summaryOf(call: TenantCall, id: string): Promise<RequestSummary> {
  const { stored, resource } = await rereadRequest(call, id);
  return requestSummary(call, stored, resource);
}
