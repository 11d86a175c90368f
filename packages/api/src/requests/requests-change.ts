import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import { refusedFields } from '@remit/policy/fields';
import type { Subject } from '@remit/policy/subject';
import type { Value } from '@remit/policy/values/value';
import { takeEvent } from '@remit/approvals/take-event';
import { writeAudit } from '@remit/store/audit/audit-log';
import { changeRequest } from '@remit/store/requests/requests';
import { contentOf } from '../approvals/approval-case-of.ts';
import { approvalGround, decidersOf, groundFor } from '../approvals/approval-ground.ts';
import { decideChange } from '../changes/decide-change.ts';
import { RemitError } from '../errors.ts';
import { actsFor, lentFor } from '../in-place.ts';
import { filledIn } from './new-submission.ts';
import { askedHere } from '../asked-here.ts';
import { contentAttributes, type RequestContent, storedContent } from './request-content.ts';
import { openRequest } from './open-request.ts';
import { planHere } from '../plan-here.ts';
import { requireRequest, rereadRequest } from './request-access.ts';
import { type RequestAsked, requestEvent } from './request-audit.ts';
import type { ReadableRequest } from './readable-request.ts';
import { writeMove } from './request-moved.ts';
import { refusedByCase, refusedToSubmitter } from './request-refused.ts';
import { viewRequest } from './requests-get.ts';
import { requirePlaces } from '../require/require-places.ts';
import { waitingStep } from '../approvals/step-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import { rateNow } from '../rates/tenant-rates.ts';
import type { RequestView } from './request-views.ts';
import type { Amount } from '../views.ts';
import { writeTaken } from '../approvals/write-taken.ts';

export interface ChangeInput extends RequestContent {
  readonly id: string;
  /** The revision that the asker had seen. */
  readonly revision: number;
}

/** What a request would say with the fields that its submitter fills in. */
function withContent(
  call: TenantCall,
  { type, resource }: ReadableRequest,
  content: RequestContent,
  kind: 'change' | 'submit',
): Resource {
  const before = resource.attributes;
  const filled = contentAttributes(call, type, content, {
    before,
    rateOf: (field, amount) => rateFor(call, kind, before[field] ?? null, { field, amount }),
  });
  return { ...resource, folder: content.folder, attributes: { ...resource.attributes, ...filled } };
}

/** A request that waits keeps the rates that it was submitted at, each as long as it stays in that currency. */
function rateFor(
  { environment }: TenantCall,
  kind: 'change' | 'submit',
  before: Value | null,
  { field, amount }: { readonly field: string; readonly amount: Amount },
): string | null {
  if (kind === 'change' && before?.type === 'money' && before.currency === amount.currency)
    return before.rate ?? null;
  return rateNow(environment, amount, field);
}

/** What is sent again was submitted now. */
function sentNow(
  { environment }: TenantCall,
  { type }: ReadableRequest,
  kind: 'change' | 'submit',
  resource: Resource,
): Resource {
  if (kind === 'change' || !type.fields.some(({ name }) => name === 'submitted_at')) return resource;
  const submitted = { type: 'instant', value: environment.now } as const;
  return { ...resource, attributes: { ...resource.attributes, submitted_at: submitted } };
}

/**
 * Changes what a request says while it waits, or sends it again after it was rejected or expired: by whoever submitted
 * it. Its steps begin anew, planned for what it says now, and approvals of what it said before count no more.
 * @throws RemitError `not-found`; `invalid` where nothing would change, or a place is not there; `forbidden` with the
 *   reasons; `conflict` when the request moved on. Every refusal but `invalid` is audited.
 */
export async function changeOwnRequest(
  call: TenantCall,
  kind: 'change' | 'submit',
  { id, revision: seen, ...input }: ChangeInput,
): Promise<RequestView> {
  requirePlaces(call, input);
  const request = await requireRequest(call, id, 'lock');
  const ground = await approvalGround(call);
  const before = openRequest(ground, request);
  const { type } = request;
  const next = sentNow(call, request, kind, withContent(call, request, input, kind));
  const { sentBy } = request.stored;
  const sent = { sentBy, resource: next };
  const [submitter, lent] = [actsFor(call, sent), lentFor(call, sent)];
  const found = decideChange(call, { sentBy, before: request.resource, next });
  const { decision } = found;
  const audit = (because: readonly AuditReason[], after: RequestAsked['next']): AuditEvent =>
    requestEvent(call, kind === 'change' ? 'request.changed' : 'request.submitted', {
      id,
      revision: seen,
      comment: null,
      resource: request.resource,
      outcome: after === null ? 'deny' : 'allow',
      because,
      decision,
      next: after,
      lent,
    });
  const denial = (because: readonly AuditReason[]): AuditEvent => audit(because, null);
  const who = () => waitingStep(ground, request.resource, before.state, before.deciders);
  if (found.refused) throw refusedToSubmitter(call, request, 'submit', found, who(), denial);

  const after = await groundFor(call, ground, [next], 'hold');
  const deciders = decidersOf(after, { sentBy, resource: next });
  const { id: member, person } = call.subject.member;
  const content = contentOf(next);
  const taken = takeEvent(
    before.state,
    {
      kind,
      at: ground.environment.now,
      by: { member, person },
      revision: seen,
      content,
      steps: planHere(after, next),
      missing: (await askedHere(call, next, id)).missing,
    },
    deciders,
  );
  if (!taken.ok) throw refusedByCase(taken.refused, who(), denial);
  if (kind === 'change' && content === contentOf(request.resource)) {
    throw new RemitError('invalid', 'nothing would change: the request says all of this already');
  }
  for (const asker of [call.subject, ...(submitter === null ? [] : [submitter])])
    requireFields(call, asker, { type, before: request.resource, next }, denial);
  const told = await writeMove(call, ground, before, taken);
  await changeRequest(call.tx, id, storedContent(type, next));
  await writeTaken(call, ground, { id, action: kind, comment: null, lent }, before.state, told);
  const { status, revision } = taken.next;
  const asks =
    input.amount === null ? {} : { amountMinor: input.amount.minor, currency: input.amount.currency };
  await writeAudit(call.tx, audit(decision.because, { status, revision, ...asks }));
  return viewRequest(call, await rereadRequest(call, id), ground);
}

/**
 * What someone may not write is refused, never dropped in silence; what stays as it was they did not write.
 * @param asker who writes, or in whose place it is written: both must be able to
 */
function requireFields(
  { policy, environment }: TenantCall,
  asker: Subject,
  {
    type,
    before,
    next,
  }: Pick<ReadableRequest, 'type'> & { readonly before: Resource; readonly next: Resource },
  denial: (because: readonly AuditReason[]) => AuditEvent,
): void {
  // As of a new request: whoever may fill in a field may change it while it is theirs.
  const refused = refusedFields(policy.compiled, asker, null, next, environment);
  const same = (field: string): boolean =>
    JSON.stringify(before.attributes[field]) === JSON.stringify(next.attributes[field]);
  const asked = filledIn(type);
  const field = refused.find((name) => asked.has(name) && !same(name));
  if (field === undefined) return;
  const sentence = `You may not fill in \`${field}\`.`;
  throw new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: denial([{ kind: 'state', because: sentence }]),
  });
}
