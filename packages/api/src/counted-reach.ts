import type { ResourceType } from '@remit/policy/document';
import type { RowFilter } from '@remit/policy/row-filter';
import { countReached } from './count-reached.ts';
import { rowsOf } from './guard.ts';
import type { GivenTypes } from './given-types.ts';
import type { ReachedTypeView } from './reviews/reviews-views.ts';
import type { TenantCall } from './tenant-call.ts';

/** Counts what is read of each type in one statement for it: what several give alike is counted once. */
export async function countedReach(
  call: TenantCall,
  given: readonly GivenTypes[],
): Promise<(type: ResourceType, rows: RowFilter | null) => Pick<ReachedTypeView, 'readable' | 'total'>> {
  // Whoever may explain others sees how much there is; to everyone else a total would tell of records they may not see.
  const knowsTotals = rowsOf(call, 'remit.Member', 'explain').kind !== 'none';
  const asked = new Map<ResourceType, Map<string, RowFilter>>();
  for (const [type, { rows }] of given.flatMap((types) => [...types])) {
    const filters = asked.get(type) ?? new Map<string, RowFilter>([['all', { kind: 'all' }]]);
    asked.set(type, filters);
    if (rows !== null) filters.set(keyOf(rows), rows);
  }
  const counted = new Map<string, number>();
  for (const [type, filters] of asked) {
    const counts = await countReached(call, type, [...filters.values()]);
    [...filters.keys()].forEach((key, at) => counted.set(`${type.name} ${key}`, counts[at] ?? 0));
  }
  return (type, rows) => {
    const total = counted.get(`${type.name} all`) ?? 0;
    return {
      readable: rows === null ? null : (counted.get(`${type.name} ${keyOf(rows)}`) ?? 0),
      total: knowsTotals || rows?.kind === 'all' ? total : null,
    };
  };
}

const keyOf = (rows: RowFilter): string => (rows.kind === 'where' ? JSON.stringify(rows) : rows.kind);
