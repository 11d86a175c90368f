import { randomUUID } from 'node:crypto';
import type { Resource } from '@remit/policy/check';
import type { SentRequest } from './in-place.ts';
import { paymentRequest } from './payment-request.ts';
import { requirePlaces } from './require-places.ts';
import { requireSubmitter } from './submitters.ts';
import type { TenantCall } from './tenant-call.ts';
import { rateNow } from './tenant-rates.ts';
import type { Amount } from './views.ts';

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

/**
 * The record as it would be stored: create and submit are decided on it, complete, in its folder.
 * @throws RemitError `invalid` for a place or a submitter who is not there; `forbidden` to whoever asks in nobody's place
 */
export function completeRequest(
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
