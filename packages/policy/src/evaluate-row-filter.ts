import type { Resource } from './check.ts';
import type { FilterClause, RowFilter } from './row-filter.ts';
import type { Facts } from './evaluate.ts';
import { tookAction } from './attributes.ts';
import { evaluate } from './evaluate.ts';

function factsOfRow(resource: Resource): Facts {
  return {
    attribute: (of, name) => {
      if (of !== 'resource') return null;
      if (name === 'folder')
        return resource.folder === null ? null : { type: 'folder', value: resource.folder };
      return Object.hasOwn(resource.attributes, name) ? (resource.attributes[name] ?? null) : null;
    },
    now: 0,
    timeZone: undefined,
    took: (action, person) => (person === undefined ? 'unknown' : tookAction(resource, action, person)),
  };
}

function holds(clause: FilterClause, facts: Facts): boolean {
  switch (clause.kind) {
    case 'permit':
      return clause.conditions.some((condition) => evaluate(condition, facts) === 'true');
    case 'forbid':
      return evaluate(clause.condition, facts) === 'false';
    default:
      return clause satisfies never;
  }
}

/**
 * Whether a row filter reaches a record, in memory; SQL says the same of the stored row. The record holds values of
 * the declared types, and lies in a folder: one that does not is reached by nothing.
 */
export function matches(filter: RowFilter, resource: Resource): boolean {
  if (resource.folder === null) return false;
  switch (filter.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'where': {
      const facts = factsOfRow(resource);
      return filter.clauses.every((clause) => holds(clause, facts));
    }
    default:
      return filter satisfies never;
  }
}
