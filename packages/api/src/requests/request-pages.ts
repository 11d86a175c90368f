import type { Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { ResourceType } from '@remit/policy/document';
import { readRecords } from '@remit/store/records/records';
import {
  type RequestList,
  type StoredRequest,
  listCounted,
  listRequests,
} from '@remit/store/requests/requests';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { requestTypesOf } from './request-types.ts';

/** A list of the requests of one type. Each type has filters of its own, so each is asked for by itself. */
export interface TypeList {
  readonly type: ResourceType;
  readonly list: RequestList;
}

/** A page of requests of several types, from lists of one order and length. */
export async function listTypes(
  tx: TenantTransaction,
  lists: readonly TypeList[],
): Promise<readonly StoredRequest[]> {
  const pages = await Promise.all(lists.map(({ type, list }) => listRequests(tx, type, list)));
  return merged(lists, pages);
}

/** The first page of them, and how many there are, all pages together. */
export async function listTypesCounted(
  tx: TenantTransaction,
  lists: readonly TypeList[],
): Promise<{ readonly requests: readonly StoredRequest[]; readonly total: number }> {
  const pages = await Promise.all(lists.map(({ type, list }) => listCounted(tx, type, list)));
  return {
    requests: merged(
      lists,
      pages.map(({ requests }) => requests),
    ),
    total: pages.reduce((sum, { total }) => sum + total, 0),
  };
}

function merged(
  lists: readonly TypeList[],
  pages: readonly (readonly StoredRequest[])[],
): readonly StoredRequest[] {
  const [first] = lists;
  if (first === undefined) return [];
  if (pages.length === 1) return pages.flat();
  const direction = first.list.order === 'oldest first' ? 1 : -1;
  return pages
    .flat()
    .toSorted((one, other) => direction * comparePlaces(one, other))
    .slice(0, first.list.limit);
}

/** As the database orders them: by the exact moment, which ms are not, and then by id. */
function comparePlaces(one: StoredRequest, other: StoredRequest): number {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt - other.submittedAt;
  const [left, right] = [`${one.place} ${one.id}`, `${other.place} ${other.id}`];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The records of requests as decisions take them, by id: those of types that the policy has no more are left out. */
export async function recordsOf(
  tx: TenantTransaction,
  compiled: CompiledPolicy,
  requests: readonly StoredRequest[],
): Promise<ReadonlyMap<string, Resource>> {
  const byType = Map.groupBy(requests, ({ type }) => type);
  const read = await Promise.all(
    requestTypesOf(compiled).flatMap((type) => {
      const own = byType.get(type.name);
      return own === undefined
        ? []
        : [
            readRecords(
              tx,
              type,
              own.map(({ id }) => id),
            ),
          ];
    }),
  );
  return new Map(read.flat().flatMap((record) => (record.id === null ? [] : [[record.id, record] as const])));
}
