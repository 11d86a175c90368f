import { randomUUID } from 'node:crypto';
import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { requestPlace } from '@remit/policy/request-type';
import type { Value } from '@remit/policy/values/value';
import type { SentRequest } from '../in-place.ts';
import { contentAttributes, type RequestContent } from './request-content.ts';
import { requireRequestType } from './request-types.ts';
import { requirePlaces } from '../require/require-places.ts';
import { requireSubmitter } from '../approvals/submitters.ts';
import type { TenantCall } from '../tenant-call.ts';
import { rateNow } from '../rates/tenant-rates.ts';
import type { Amount } from '../views.ts';

/** A request that somebody sends, perhaps in another's place. */
export interface AskedRequest extends RequestContent {
  /** Full name of its type. */
  readonly type: string;
  /** The member whose request it is to be; null for the asker's own. */
  readonly onBehalfOf: string | null;
}

/**
 * The record as it would be stored: create and submit are decided on it, complete, in its folder.
 * @throws RemitError `invalid` for a type, a department, a value or a submitter that is none; `forbidden` to whoever asks in
 *   nobody's place
 */
export function completeRequest(
  call: TenantCall,
  input: AskedRequest,
  number: string,
  id: string = randomUUID(),
): SentRequest {
  const type = requireRequestType(call, input.type);
  // Whether its folder is there is said to whoever may ask for something in it, once that is decided.
  requirePlaces(call, { department: input.department, folder: null });
  if (input.onBehalfOf !== null) requireSubmitter(call, type, input.onBehalfOf);
  const me = call.subject.member.id;
  const sentBy = input.onBehalfOf === null ? null : me;
  const rateOf = (field: string, amount: Amount): string | null => rateNow(call.environment, amount, field);
  const resource: Resource = {
    type: type.name,
    id,
    folder: input.folder,
    attributes: {
      ...contentAttributes(call, type, input, { before: {}, rateOf }),
      ...saidByRemit(type, {
        number: { type: 'text', value: number },
        submitter: { type: 'member', value: input.onBehalfOf ?? me },
        sent_by: sentBy === null ? null : { type: 'member', value: sentBy },
        status: { type: 'enum', value: 'waiting' },
        submitted_at: { type: 'instant', value: call.environment.now },
        decided_at: null,
      }),
    },
    history: [],
  };
  return { sentBy, resource };
}

type SaidByRemit = Readonly<Record<'submitter' | 'sent_by' | 'status', Value | null>> &
  Readonly<Partial<Record<'number' | 'submitted_at' | 'decided_at', Value | null>>>;

/** What Remit says of a request itself, in the fields that its type has for it. */
export function saidByRemit(type: ResourceType, said: SaidByRemit): Resource['attributes'] {
  const places = new Map<string | null, Value | null>(Object.entries(said));
  return Object.fromEntries(
    type.fields.flatMap((field) => {
      const value = places.get(requestPlace(type, field));
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}
