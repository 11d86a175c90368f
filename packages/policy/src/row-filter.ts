import type { Condition } from './condition.ts';

/**
 * Which records of a type a subject reaches with an action. "No access" is a value, so absence never reads as "no
 * filter". Every clause must hold: a `permit` clause when at least one of its conditions is true, a `forbid` clause
 * when its condition is false. Conditions here speak of `resource.*` alone: facts of subject, time and environment
 * have been put in.
 *
 * Two names are understood beside the type's own fields: `resource.folder` (path) and the condition `took`, which
 * has become `tookBy` a person.
 */
export type RowFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'where'; readonly clauses: readonly FilterClause[] };

export type FilterClause =
  | { readonly kind: 'permit'; readonly conditions: readonly RowCondition[] }
  | { readonly kind: 'forbid'; readonly condition: RowCondition };

/** A condition over one row; `took` carries the person whose history is asked for. */
export type RowCondition =
  | Exclude<Condition, { kind: 'and' | 'or' | 'not' | 'took' }>
  | { readonly kind: 'and'; readonly conditions: readonly RowCondition[] }
  | { readonly kind: 'or'; readonly conditions: readonly RowCondition[] }
  | { readonly kind: 'not'; readonly condition: RowCondition }
  | { readonly kind: 'took-by'; readonly action: string; readonly person: string };
