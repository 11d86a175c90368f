import { randomUUID } from 'node:crypto';
import type { Resource } from '@remit/policy/check';
import { insertRequest, nextRequestNumber } from '@remit/store/requests';
import { writeAudit } from '@remit/store/audit-log';
import { turnIntoRequest } from '@remit/store/request-drafts';
import { addNotices } from '@remit/store/notices';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import { type DecidersOf, draftCase, takeEvent } from '@remit/approvals/take-event';
import { contentOf } from './approval-case-of.ts';
import { type ApprovalGround, askersOf, approvalGround, decidersOf, groundFor } from './approval-ground.ts';
import type { Deciders } from './deciders.ts';
import { requireDraft, type SeenDraft } from './draft-of-request.ts';
import { RemitError } from './errors.ts';
import { unlessSeenAs } from './guard.ts';
import { actsFor, type SentRequest } from './in-place.ts';
import { asSubmitted, decideSubmission, notSubmitted } from './new-submission.ts';
import { paymentRequest } from './payment-request.ts';
import { planHere } from './plan-here.ts';
import { rereadRequest } from './request-access.ts';
import { requestEvent } from './request-audit.ts';
import { noticesOfCase } from './request-notices.ts';
import { requestSummary } from './request-view.ts';
import { sameWaiting } from './same-request.ts';
import { smallerAmount } from './smaller-amount.ts';
import { stepViews, waitingStep } from './step-view.ts';
import type { TenantCall } from './tenant-call.ts';
import { rateNow } from './tenant-rates.ts';
import { requireSubmitter } from './submitters.ts';
import { sumSentences } from './sum-sentences.ts';
import type { RequestPreviewView, RequestSummary } from './request-views.ts';
import { addSubmission } from './request-submission.ts';
import type { Amount, Guard } from './views.ts';
import { storeCase } from './write-taken.ts';

export interface NewRequestInput {
  readonly purpose: string;
  readonly payee: string | null;
  readonly amount: Amount;
  readonly department: string;
  readonly folder: string;
  readonly costType: string | null;
}

/** A request that somebody sends, perhaps in another's place. */
export interface AskedRequest extends NewRequestInput {
  /** The member whose request it is to be; null for the asker's own. */
  readonly onBehalfOf: string | null;
}

/** What will happen to a request before it is sent: may it be, which steps it takes, who decides each, and why they. */
export async function previewRequest(call: TenantCall, input: AskedRequest): Promise<RequestPreviewView> {
  const completed = completeRequest(call, input, 'new');
  const { sentBy } = completed;
  const submit = unlessSeenAs(call, decideSubmission(call, completed).guard);
  const resource = asSubmitted(call, completed);
  const ground = await groundFor(call, await approvalGround(call), [resource], 'look');
  const deciders = decidersOf(ground, { sentBy, resource });
  const state = begunCase(ground, { sentBy, resource }, deciders);
  const found = waitingStep(ground, resource, state, deciders);
  return {
    submit,
    steps: await stepViews(call, ground, resource, state, deciders),
    smaller: smallerAmount(ground, resource),
    same: await sameWaiting(call, resource),
    deciders: found.deciders,
    decidersTotal: found.total,
    sentences: [
      ...(submit.allowed ? sumSentences(ground, resource) : []),
      ...previewSentences(submit, state.steps.length, found),
    ],
  };
}

/** A request that was sent this moment: it waits in its first step, or is approved where the policy has none for it. */
function begunCase(ground: ApprovalGround, request: SentRequest, deciders: DecidersOf): ApprovalCase {
  const { resource } = request;
  const at = ground.environment.now;
  const asking = askersOf(ground, request);
  const by = asking.submitter;
  const content = contentOf(resource);
  const steps = planHere(ground, resource);
  const begun = takeEvent(
    draftCase(asking, content, at),
    { kind: 'submit', at, by, revision: 1, content, steps },
    deciders,
  );
  if (!begun.ok) throw new Error('a new request could not begin');
  // The draft that it was in this moment is no revision that anybody saw.
  return { ...begun.next, revision: 1 };
}

/**
 * Submits a request. Submitter, status, number and times are the server's to set.
 * @param draft which it was until now: it is one no more, and its files are the request's
 * @throws RemitError `invalid` for a department or folder that is not there; `forbidden` with the reasons; `not-found` and
 *   `conflict` for a draft that was sent, thrown away or saved since. All but `invalid` are audited.
 */
export async function submitRequest(
  call: TenantCall,
  { draft, ...input }: AskedRequest & { readonly draft: SeenDraft | null },
): Promise<RequestSummary> {
  // One that was sent already is not there any more: of two who send it, one comes first and the other is told.
  const sent = draft === null ? null : await requireDraft(call, draft, 'request.saved');
  const completed = completeRequest(call, input, await nextRequestNumber(call.tx), sent?.id);
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

  const { member } = call.subject;
  const { now } = call.environment;
  const { amount, number } = record.attributes;
  const rate = amount?.type === 'money' ? (amount.rate ?? null) : null;
  await insertRequest(call.tx, {
    ...input,
    amount: { ...input.amount, rate },
    id,
    number: number?.type === 'text' ? number.value : '',
    submitter: input.onBehalfOf ?? member.id,
    sentBy,
    submittedAt: now,
    revision: 1,
  });
  if (sent !== null) await turnIntoRequest(call.tx, id);
  await addSubmission(call.tx, {
    requestId: id,
    at: now,
    sender: member,
    onBehalfOf: actsFor(call, completed)?.member ?? null,
  });
  const resource = asSubmitted(call, completed);
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

async function summaryOf(call: TenantCall, id: string): Promise<RequestSummary> {
  const { stored, resource } = await rereadRequest(call, id);
  return requestSummary(call, stored, resource);
}

/** @throws RemitError `invalid` for a department or folder that is named and is not there */
export function requirePlaces(
  { directory }: TenantCall,
  { department, folder }: { readonly department: string | null; readonly folder: string | null },
): void {
  if (department !== null && directory.department(department) === null) {
    throw new RemitError('invalid', `\`department\`: there is no department \`${department}\``);
  }
  if (folder !== null && !directory.directory.folders.includes(folder)) {
    throw new RemitError('invalid', `\`folder\`: there is no folder \`${folder}\``);
  }
}

/** The record as it would be stored: create and submit are decided on it, complete, in its folder. */
function completeRequest(
  call: TenantCall,
  input: AskedRequest,
  number: string,
  id: string = randomUUID(),
): SentRequest {
  requirePlaces(call, input);
  if (input.onBehalfOf !== null) requireSubmitter(call, input.onBehalfOf);
  const me = call.subject.member.id;
  const sentBy = input.onBehalfOf === null ? null : me;
  const rate = rateNow(call.environment, input.amount);
  const text = (value: string | null) => (value === null ? null : ({ type: 'text', value } as const));
  const resource: Resource = {
    type: paymentRequest,
    id,
    folder: input.folder,
    attributes: {
      number: text(number),
      purpose: text(input.purpose),
      payee: text(input.payee),
      amount: { type: 'money', ...input.amount, ...(rate === null ? {} : { rate }) },
      department: { type: 'department', value: input.department },
      submitter: { type: 'member', value: input.onBehalfOf ?? me },
      sent_by: sentBy === null ? null : { type: 'member', value: sentBy },
      status: { type: 'enum', value: 'waiting' },
      cost_type: text(input.costType),
      project: null,
      submitted_at: { type: 'instant', value: call.environment.now },
      decided_at: null,
    },
    history: [],
  };
  return { sentBy, resource };
}

function previewSentences(submit: Guard, steps: number, { deciders, total }: Deciders): readonly string[] {
  if (!submit.allowed) return [submit.reason];
  if (steps === 0) return ['It is approved at once: the policy asks for no decision.'];
  if (deciders.length === 0)
    return ['Nobody could decide this request: ask for less, or choose another folder.'];
  const named = deciders
    .slice(0, 3)
    .map(({ person, because }) => `${person.name} can decide it: ${because}.`);
  return total > 3 ? [...named, `${total - 3} more can decide it.`] : named;
}
