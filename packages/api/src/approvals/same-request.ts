import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import type { FilterClause } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/values/value';
import { isSaidByRemit, paymentRequest, requestPlace } from '@remit/policy/request-type';
import { readRecord } from '@remit/store/records/records';
import { listRequests } from '@remit/store/requests/requests';
import { seenMasks } from '../onlooker.ts';
import { listable } from '../requests/request-access.ts';
import { meantBy, requireRequestType } from '../requests/request-types.ts';
import { requestSummary } from '../requests/request-view.ts';
import type { RequestPreviewView } from '../requests/request-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * The submitter's request that asks for the same and waits to be decided, as far as the asker sees of it what makes it the
 * same: whoever asks twice is paid for twice.
 * @param resource the new one, complete
 */
export async function sameWaiting(call: TenantCall, resource: Resource): Promise<RequestPreviewView['same']> {
  const type = requireRequestType(call, resource.type);
  const submitter = meantBy(call.policy.compiled, resource, 'owner');
  if (submitter?.type !== 'member') return null;
  const alike = whatItAsks(type, resource);
  if (alike.length === 0) return null;
  const clauses = alike.map(({ name, value }) => isSame(name, value));
  // Whose a request is tells a name, unless it is the asker's own.
  const telling = new Set(alike.map(({ name }) => name));
  if (submitter.value !== call.subject.member.id && type.owner !== undefined) telling.add(type.owner);
  const seen = seenMasks(call, type.name).filter(({ field }) => telling.has(field));
  const [stored] = await listRequests(call.tx, type, {
    within: [listable(call, type), ...seen.map(({ readable }) => readable), { kind: 'where', clauses }],
    without: [],
    status: 'waiting',
    asker: submitter.value,
    order: 'newest first',
    after: null,
    limit: 1,
  });
  const record = stored === undefined ? null : await readRecord(call.tx, type, stored.id);
  if (stored === undefined || record === null) return null;
  const { id, number } = requestSummary(call, stored, record);
  return { id, number };
}

interface SaidOf {
  readonly name: string;
  readonly value: Value;
}

/**
 * What makes another request the same one: of a payment what is paid to whom, however it is put; of another type all that
 * it says and can be compared.
 */
function whatItAsks(type: ResourceType, { attributes }: Resource): readonly SaidOf[] {
  const paid = attributes['payee'] ?? null;
  const besides = type.name !== paymentRequest ? null : paid === null ? 'purpose' : 'payee';
  return type.fields.flatMap((field): readonly SaidOf[] => {
    const { name } = field;
    const value = attributes[name] ?? null;
    if (value === null || value.type === 'text[]' || isSaidByRemit(type, field)) return [];
    const place = requestPlace(type, field);
    const counts = besides === null || place === 'amount' || place === 'department' || place === besides;
    return counts ? [{ name, value }] : [];
  });
}

function isSame(name: string, value: Value): FilterClause {
  const left = { kind: 'attribute', of: 'resource', name } as const;
  // At the rate of the day it may be worth another sum: it is the same amount all the same.
  const said: Value =
    value.type === 'money' ? { type: 'money', minor: value.minor, currency: value.currency } : value;
  const right = { kind: 'literal', value: said } as const;
  return { kind: 'permit', conditions: [{ kind: 'compare', operator: '=', left, right }] };
}
