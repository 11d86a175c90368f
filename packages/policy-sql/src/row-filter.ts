import { sql, type SQL } from 'drizzle-orm';
import type { FilterClause, RowFilter } from '@remit/policy/row-filter';
import type { Columns } from './columns.ts';
import { all } from './comparison.ts';
import { compileCondition } from './compile-condition.ts';
import { factored } from './factored.ts';
import { Untranslatable } from './untranslatable.ts';

function compileClause(clause: FilterClause, columns: Columns): SQL {
  switch (clause.kind) {
    case 'permit':
      return compileCondition(factored(clause.conditions), columns, 'true');
    case 'forbid':
      return compileCondition(clause.condition, columns, 'false');
    default:
      return clause satisfies never;
  }
}

/**
 * The predicate that is true on exactly the rows that a filter lets through, for `where` and `case when`: false or null
 * on all others, since to ask which of the two would keep Postgres from every index. Every fact travels as a parameter.
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
      return all(filter.clauses.map((clause) => compileClause(clause, columns)));
    }
    default:
      return filter satisfies never;
  }
}

/** The same as a column of its own: never null, so it can stand under `not`, and no index answers it. */
export const compileRowFlag = (filter: RowFilter, columns: Columns): SQL =>
  sql`(${compileRowFilter(filter, columns)} is true)`;
