import { lendersOf } from '@remit/approvals/lent';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import { refusedFields } from '@remit/policy/fields';
import type { ResourceType } from '@remit/policy/document';
import { isSaidByRemit } from '@remit/policy/request-type';
import type { Subject } from '@remit/policy/subject';
import { takenBy } from '@remit/policy/taken-by';
import { RemitError } from '../errors.ts';
import {
  actsFor,
  decideForSubmitter,
  lentFor,
  refusedWith,
  type SentRequest,
  submitFor,
  type SubmitterDecision,
} from '../in-place.ts';
import { requireRequestType } from './request-types.ts';
import { sentencesOf } from '../sentences.ts';
import { type TenantCall, decideAs, decideHere } from '../tenant-call.ts';

/** The fields of a request that somebody fills in; Remit's own are nobody's to write. */
export function filledIn(type: ResourceType): ReadonlySet<string> {
  return new Set(type.fields.filter((field) => !isSaidByRemit(type, field)).map(({ name }) => name));
}

/**
 * Decides whether a request may be sent, as it would be stored: making it and sending it are two permissions, and what
 * somebody may not write is refused, never dropped in silence. The first that refuses is the answer.
 */
export function decideSubmission(call: TenantCall, request: SentRequest): SubmitterDecision {
  const create = decideForSubmitter(call, request, 'create', { typed: true });
  if (create.refused) return create;
  const submit = decideForSubmitter(call, request, 'submit', { typed: true });
  if (submit.refused) return submit;
  const submitter = actsFor(call, request);
  const reason =
    fieldRefused(call, [call.subject, ...(submitter === null ? [] : [submitter])], request.resource) ??
    (submitter === null ? null : keptFromPlace(call, submitter, request));
  return reason === null ? submit : refusedWith(submit.decision, reason);
}

function fieldRefused(call: TenantCall, subjects: readonly Subject[], resource: Resource): string | null {
  const { policy, environment } = call;
  const refused = subjects.flatMap((subject) =>
    refusedFields(policy.compiled, subject, null, resource, environment),
  );
  const asked = filledIn(requireRequestType(call, resource.type));
  const field = refused.find((name) => asked.has(name));
  return field === undefined ? null : `You may not fill in \`${field}\`.`;
}

/** What stands against asking in somebody's place beside the permission to: both must be able to follow the request. */
function keptFromPlace(call: TenantCall, submitter: Subject, { resource }: SentRequest): string | null {
  const { name } = submitter.member;
  const type = requireRequestType(call, resource.type);
  if (!type.history)
    return `The policy keeps no history of \`${type.name}\`, so nobody asks in the place of another.`;
  const sent = asSubmitted(call, { sentBy: call.subject.member.id, resource });
  if (decideHere(call, 'read', sent).outcome !== 'allow')
    return 'You could not see this request once it is sent.';
  return decideAs(call, submitter, 'read', sent).outcome === 'allow'
    ? null
    : `${name} could not see this request once it is sent.`;
}

/**
 * The error for a request that is not sent.
 * @param denial what the audit keeps of it
 */
export function notSubmitted(
  call: TenantCall,
  { sentBy, resource }: SentRequest,
  { decision, guard }: SubmitterDecision,
  denial: AuditEvent,
): RemitError {
  const reason = guard.allowed ? 'confirm it with your second factor first' : guard.reason;
  const asked = { type: resource.type, action: sentBy === null ? 'submit' : submitFor };
  // Where the roles allow it, it is something else that refuses: their reasons would say the opposite.
  const sentences = decision.outcome === 'allow' ? [reason] : sentencesOf(call, decision.because, asked);
  return new RemitError(decision.denial === 'precondition' ? 'precondition' : 'forbidden', reason, {
    sentences,
    denial,
  });
}

/** A request as it is once it was sent: exclusions judge whoever sent it and whoever it is for alike. */
export function asSubmitted(call: TenantCall, { sentBy, resource }: SentRequest): Resource {
  const lenders = lendersOf(lentFor(call, { sentBy, resource }) ?? {});
  return { ...resource, history: takenBy('submit', call.subject.member.person, lenders) };
}
