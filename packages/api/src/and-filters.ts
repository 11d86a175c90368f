import type { RowFilter } from '@remit/policy/row-filter';

/** The rows that every one of the filters reaches. None at all reach every row. */
export function andFilters(filters: readonly RowFilter[]): RowFilter {
  if (filters.some(({ kind }) => kind === 'none')) return { kind: 'none' };
  const clauses = filters.flatMap((filter) => (filter.kind === 'where' ? filter.clauses : []));
  return clauses.length === 0 ? { kind: 'all' } : { kind: 'where', clauses };
}
