import type { FilterClause, RowFilter } from './row-filter.ts';
import { shortest, type Way } from './grant-rows.ts';

/** A row filter in the making: its clauses by how they are spelt. Null: no row. */
export type Clauses = ReadonlyMap<string, FilterClause> | null;

/** Filters that are spelt alike are one object, across subjects and versions that share this. */
export type SharedFilters = Map<string, RowFilter>;

const ALL: RowFilter = { kind: 'all' };
const NONE: RowFilter = { kind: 'none' };

/** The filter of some clauses: one object for all that are spelt alike. */
export function filterOf(clauses: Clauses, shared: SharedFilters): RowFilter {
  if (clauses === null) return NONE;
  if (clauses.size === 0) return ALL;
  const key = [...clauses.keys()].toSorted().join('\n');
  const same = shared.get(key);
  if (same !== undefined) return same;
  const filter: RowFilter = { kind: 'where', clauses: [...clauses.values()] };
  shared.set(key, filter);
  return filter;
}

/** The rows that two of them have in common. */
export const both = (left: Clauses, right: Clauses): Clauses => {
  if (left === null || right === null) return null;
  if (left.size === 0) return right;
  return right.size === 0 ? left : new Map([...left, ...right]);
};

const OPEN: Clauses = new Map();

/** The rows that any of the ways reaches. */
export function permitted(ways: readonly Way[]): Clauses {
  const few = shortest(ways);
  if (few.length === 0) return null;
  if (few.some(({ parts }) => parts.length === 0)) return OPEN;
  const key = few
    .map((way) => way.key)
    .toSorted()
    .join(' | ');
  return new Map([[key, { kind: 'permit', conditions: few.map(({ condition }) => condition) }]]);
}
