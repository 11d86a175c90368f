import { sql, type SQL } from 'drizzle-orm';
import type { FilterClause, RowFilter } from '@remit/policy/row-filter';
import type { Columns } from './columns.ts';
import { compileCondition } from './compile-condition.ts';
import { Untranslatable } from './untranslatable.ts';

function compileClause(clause: FilterClause, columns: Columns): SQL {
  switch (clause.kind) {
    case 'permit': {
      if (clause.conditions.length === 0) return sql`false`;
      const permitted = clause.conditions.map(
        (condition) => sql`(${compileCondition(condition, columns)}) is true`,
      );
      return sql`(${sql.join(permitted, sql` or `)})`;
    }
    case 'forbid':
      return sql`(${compileCondition(clause.condition, columns)}) is false`;
    default:
      return clause satisfies never;
  }
}

/**
 * The predicate that is true on exactly the rows that a filter lets through, and false on all others: never null, so it
 * can stand under `not`. Every fact of it travels as a parameter.
 * @param columns of the type that the filter was planned for
 * @throws Untranslatable when the filter says something that SQL cannot say exactly
 */
export function compileRowFilter(filter: RowFilter, columns: Columns): SQL {
  switch (filter.kind) {
    case 'all':
      return sql`true`;
    case 'none':
      return sql`false`;
    case 'where': {
      // Joining nothing would give no predicate at all, which reads as "every row".
      if (filter.clauses.length === 0)
        throw new Untranslatable(
          'empty-filter',
          'a `where` filter without clauses; `all` says that every row is meant',
        );
      const clauses = filter.clauses.map((clause) => compileClause(clause, columns));
      return sql`(${sql.join(clauses, sql` and `)})`;
    }
    default:
      return filter satisfies never;
  }
}
