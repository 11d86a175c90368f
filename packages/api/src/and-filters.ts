import type { RowFilter } from '@remit/policy/row-filter';

/**
 * The rows that every one of the filters reaches. None at all reach every row. What two of them ask alike is asked once: a
 * list of thousands is judged by it row by row.
 */
export function andFilters(filters: readonly RowFilter[]): RowFilter {
  if (filters.some(({ kind }) => kind === 'none')) return { kind: 'none' };
  const clauses = filters.flatMap((filter) => (filter.kind === 'where' ? filter.clauses : []));
  const told = new Map(clauses.map((clause) => [JSON.stringify(clause), clause]));
  return told.size === 0 ? { kind: 'all' } : { kind: 'where', clauses: [...told.values()] };
}
