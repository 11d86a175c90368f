import { randomUUID } from 'node:crypto';
import type { Resource } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import { refusedFields } from '@remit/policy/fields';
import { addRequestEvent, insertRequest, nextRequestNumber, readRequest } from '@remit/store/requests';
import { readRecord } from '@remit/store/records';
import { writeAudit } from '@remit/store/audit-log';
import { turnIntoRequest } from '@remit/store/request-drafts';
import { addNotices } from '@remit/store/notices';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import { type DecidersOf, draftCase, takeEvent } from '@remit/approvals/take-event';
import { contentOf } from './approval-case-of.ts';
import {
  type ApprovalGround,
  approvalGround,
  decidersOf,
  groundFor,
  submitterOf,
} from './approval-ground.ts';
import type { Deciders } from './deciders.ts';
import { requireDraft, type SeenDraft } from './draft-of-request.ts';
import { RemitError } from './errors.ts';
import { guardOf, unlessSeenAs } from './guard.ts';
import { paymentRequest } from './payment-request.ts';
import { planHere } from './plan-here.ts';
import { requestType } from './request-access.ts';
import { requestEvent } from './request-audit.ts';
import { noticesOfCase } from './request-notices.ts';
import { requestSummary } from './request-view.ts';
import { sentencesOf } from './sentences.ts';
import { smallerAmount } from './smaller-amount.ts';
import { stepViews, waitingStep } from './step-view.ts';
import { type TenantCall, decideHere } from './tenant-call.ts';
import { rateNow } from './tenant-rates.ts';
import { sumSentences } from './sum-sentences.ts';
import type { RequestPreviewView, RequestSummary } from './request-views.ts';
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

/** What will happen to a request before it is sent: may it be, which steps it takes, who decides each, and why they. */
export async function previewRequest(call: TenantCall, input: NewRequestInput): Promise<RequestPreviewView> {
  const completed = completeRequest(call, input, 'new');
  const submit = unlessSeenAs(call, submitGuard(call, decideNew(call, completed), completed));
  const resource = asSubmitted(call, completed);
  const ground = await groundFor(call, await approvalGround(call), [resource], 'look');
  const deciders = decidersOf(ground, resource);
  const state = begunCase(ground, resource, deciders);
  const found = waitingStep(ground, resource, state, deciders);
  return {
    submit,
    steps: await stepViews(call, ground, resource, state, deciders),
    smaller: smallerAmount(ground, resource),
    deciders: found.deciders,
    decidersTotal: found.total,
    sentences: [
      ...(submit.allowed ? sumSentences(ground, resource) : []),
      ...previewSentences(submit, state.steps.length, found),
    ],
  };
}

/** A request that was sent this moment: it waits in its first step, or is approved where the policy has none for it. */
function begunCase(ground: ApprovalGround, resource: Resource, deciders: DecidersOf): ApprovalCase {
  const at = ground.environment.now;
  const by = submitterOf(ground, resource);
  const content = contentOf(resource);
  const steps = planHere(ground, resource);
  const begun = takeEvent(
    draftCase(by, content, at),
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
  { draft, ...input }: NewRequestInput & { readonly draft: SeenDraft | null },
): Promise<RequestSummary> {
  // One that was sent already is not there any more: of two who send it, one comes first and the other is told.
  const sent = draft === null ? null : await requireDraft(call, draft, 'request.saved');
  const completed = completeRequest(call, input, await nextRequestNumber(call.tx), sent?.id);
  const decision = decideNew(call, completed);
  const id = completed.id ?? '';
  const asked = { id, resource: completed, revision: null, comment: null, decision };
  const guard = submitGuard(call, decision, completed);
  if (!guard.allowed) {
    // Where the roles allow it, what refuses is a field: their reasons would say the opposite.
    const allowed = decision.outcome === 'allow';
    throw new RemitError('forbidden', guard.reason, {
      sentences: allowed
        ? [guard.reason]
        : sentencesOf(call, decision.because, { type: paymentRequest, action: 'submit' }),
      denial: requestEvent(call, 'request.submitted', {
        ...asked,
        outcome: 'deny',
        next: null,
        because: allowed ? [{ kind: 'state', because: guard.reason }] : decision.because,
      }),
    });
  }

  const { member } = call.subject;
  const { now } = call.environment;
  const number = completed.attributes['number'];
  const { amount } = completed.attributes;
  const rate = amount?.type === 'money' ? (amount.rate ?? null) : null;
  await insertRequest(call.tx, {
    ...input,
    amount: { ...input.amount, rate },
    id,
    number: number?.type === 'text' ? number.value : '',
    submitter: member.id,
    submittedAt: now,
    revision: 1,
  });
  if (sent !== null) await turnIntoRequest(call.tx, id);
  await addRequestEvent(call.tx, {
    requestId: id,
    at: now,
    action: 'submit',
    actor: member.id,
    person: member.person,
    comment: null,
  });
  const resource = asSubmitted(call, completed);
  const ground = await groundFor(call, await approvalGround(call), [resource], 'hold');
  const state = begunCase(ground, resource, decidersOf(ground, resource));
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
  const type = requestType(call);
  const stored = await readRequest(call.tx, id, 'look');
  const resource = type === null ? null : await readRecord(call.tx, type, id);
  if (stored === null || resource === null) throw new Error(`request ${id} was submitted and is not there`);
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
  input: NewRequestInput,
  number: string,
  id: string = randomUUID(),
): Resource {
  requirePlaces(call, input);
  const rate = rateNow(call.environment, input.amount);
  const text = (value: string | null) => (value === null ? null : ({ type: 'text', value } as const));
  return {
    type: paymentRequest,
    id,
    folder: input.folder,
    attributes: {
      number: text(number),
      purpose: text(input.purpose),
      payee: text(input.payee),
      amount: { type: 'money', ...input.amount, ...(rate === null ? {} : { rate }) },
      department: { type: 'department', value: input.department },
      submitter: { type: 'member', value: call.subject.member.id },
      status: { type: 'enum', value: 'waiting' },
      cost_type: text(input.costType),
      project: null,
      submitted_at: { type: 'instant', value: call.environment.now },
      decided_at: null,
    },
    history: [],
  };
}

/** Making it and sending it are two permissions; the first that refuses is the answer. */
function decideNew(call: TenantCall, completed: Resource): DecisionInFull {
  const create = decideHere(call, 'create', completed);
  return create.outcome === 'allow' ? decideHere(call, 'submit', completed) : create;
}

const filledIn: ReadonlySet<string> = new Set(['purpose', 'payee', 'amount', 'department', 'cost_type']);

function submitGuard(call: TenantCall, decision: DecisionInFull, completed: Resource): Guard {
  const guard = guardOf(call, decision, { type: paymentRequest, action: 'submit' }, null);
  if (!guard.allowed) return guard;
  // What someone may not write is refused, never dropped in silence. The server's own fields are not theirs.
  const { policy, subject, environment } = call;
  const field = refusedFields(policy.compiled, subject, null, completed, environment).find((name) =>
    filledIn.has(name),
  );
  return field === undefined
    ? guard
    : { allowed: false, reason: `You may not fill in \`${field}\`.`, next: null };
}

function asSubmitted({ subject }: TenantCall, completed: Resource): Resource {
  return { ...completed, history: [{ action: 'submit', person: subject.member.person }] };
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
