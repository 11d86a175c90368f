import type { Resource } from '@remit/policy/check';
import type { FilterClause } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/value';
import { readRecord } from '@remit/store/records';
import { listRequests } from '@remit/store/requests';
import { seenMasks } from './onlooker.ts';
import { paymentRequest } from './payment-request.ts';
import { listable, requestType } from './request-access.ts';
import { requestSummary } from './request-view.ts';
import type { RequestPreviewView } from './request-views.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * The submitter's request that asks for the same and waits to be decided, as far as the asker sees of it what makes it the
 * same: whoever asks twice is paid for twice.
 * @param resource the new one, complete
 */
export async function sameWaiting(call: TenantCall, resource: Resource): Promise<RequestPreviewView['same']> {
  const type = requestType(call);
  const me = call.subject.member.id;
  const { submitter, amount, payee, purpose, department } = resource.attributes;
  if (type === null || submitter?.type !== 'member') return null;
  const alike = { amount, department, ...(payee === null || payee === undefined ? { purpose } : { payee }) };
  const clauses = Object.entries(alike).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [isSame(name, value)],
  );
  // Whose a request is tells a name, unless it is the asker's own.
  const telling = new Set([...Object.keys(alike), ...(submitter.value === me ? [] : ['submitter'])]);
  const seen = seenMasks(call, paymentRequest).filter(({ field }) => telling.has(field));
  const [stored] = await listRequests(call.tx, type, {
    within: [listable(call), ...seen.map(({ readable }) => readable), { kind: 'where', clauses }],
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

function isSame(name: string, value: Value): FilterClause {
  const left = { kind: 'attribute', of: 'resource', name } as const;
  // At the rate of the day it may be worth another sum: it is the same amount all the same.
  const said: Value =
    value.type === 'money' ? { type: 'money', minor: value.minor, currency: value.currency } : value;
  const right = { kind: 'literal', value: said } as const;
  return { kind: 'permit', conditions: [{ kind: 'compare', operator: '=', left, right }] };
}
