import type { Resource } from './check.ts';
import type { FilterClause, RowFilter } from './row-filter.ts';
import type { Situation } from './situation.ts';
import { compilePredicate } from './compile-predicate.ts';

/** Whether a row is reached. */
type Reaches = (resource: Resource) => boolean;

const NOWHERE = { now: 0, met: [], attributes: {} } as const;

/** Facts of subject, time and environment have been put into the filter: only the row is asked. */
const situationOf = (resource: Resource): Situation => {
  return { subject: null, action: '', resource, environment: NOWHERE };
};

function compileClause(clause: FilterClause): (situation: Situation) => boolean {
  switch (clause.kind) {
    case 'permit': {
      const conditions = clause.conditions.map((condition) => compilePredicate(condition, null));
      return (situation) => conditions.some((condition) => condition(situation) === 'true');
    }
    case 'forbid': {
      const condition = compilePredicate(clause.condition, null);
      return (situation) => condition(situation) === 'false';
    }
    default:
      return clause satisfies never;
  }
}

function compileFilter(filter: RowFilter): Reaches {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'none':
      return () => false;
    case 'where': {
      const clauses = filter.clauses.map(compileClause);
      return (resource) => {
        const situation = situationOf(resource);
        return clauses.every((clause) => clause(situation));
      };
    }
    default:
      return filter satisfies never;
  }
}

/** A filter never changes, so it is compiled once. */
const compiled = new WeakMap<RowFilter, Reaches>();

/**
 * Whether a row filter reaches a record, in memory; SQL says the same of the stored row. The record holds values of
 * the declared types, and lies in a folder: one that does not is reached by nothing.
 */
export function matches(filter: RowFilter, resource: Resource): boolean {
  if (resource.folder === null) return false;
  const known = compiled.get(filter);
  if (known !== undefined) return known(resource);
  const reaches = compileFilter(filter);
  compiled.set(filter, reaches);
  return reaches(resource);
}
