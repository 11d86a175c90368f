import type { Value } from '@remit/policy/values/value';
import { requestSentAs } from '@remit/store/requests/requests';
import { contentOf } from '../approvals/approval-case-of.ts';
import type { AskedRequest } from './complete-request.ts';
import type { ReadableRequest } from './readable-request.ts';
import { requireRequest } from './request-access.ts';
import { contentAttributes } from './request-content.ts';
import { meantBy } from './request-types.ts';
import { requestSummary } from './request-view.ts';
import type { RequestSummary } from './request-views.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Amount } from '../views.ts';

/** A request that was sent before under the key of another, and whether that other says the same. */
export interface SentBefore {
  readonly request: RequestSummary;
  readonly saysTheSame: boolean;
}

/**
 * What was sent before under a key: whoever lost the answer gets it, and asks for nothing twice.
 * @param input what is sent under it now
 * @returns null for a key that nothing was sent under
 * @throws RemitError `not-found` for a request that its sender may not read any more; `invalid` for a value that is none
 */
export async function sentAlready(
  call: TenantCall,
  key: string,
  input: AskedRequest,
): Promise<SentBefore | null> {
  const earlier = await requestSentAs(call.tx, call.subject.member.id, key);
  if (earlier === null) return null;
  const found = await requireRequest(call, earlier.id, 'look');
  const request = requestSummary(call, found.stored, found.resource);
  return { request, saysTheSame: saysTheSame(call, found, input) };
}

function saysTheSame(call: TenantCall, { type, resource }: ReadableRequest, input: AskedRequest): boolean {
  if (input.type !== type.name) return false;
  const submitter = meantBy(call.policy.compiled, resource, 'owner');
  const asked = input.onBehalfOf ?? call.subject.member.id;
  if (submitter?.type !== 'member' || submitter.value !== asked) return false;
  // At the rate of another moment it is the same amount all the same.
  const rateOf = (field: string, amount: Amount): string | null =>
    pinnedRate(resource.attributes[field] ?? null, amount);
  const filled = contentAttributes(call, type, input, { before: {}, rateOf });
  const again = { ...resource, folder: input.folder, attributes: { ...resource.attributes, ...filled } };
  return contentOf(again) === contentOf(resource);
}

const pinnedRate = (value: Value | null, { currency }: Amount): string | null =>
  value?.type === 'money' && value.currency === currency ? (value.rate ?? null) : null;
