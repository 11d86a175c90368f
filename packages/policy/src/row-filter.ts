import type { Comparison, Condition, Operand } from './condition.ts';

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

/**
 * What two values meet in, put in when the list was planned: the tenant's zone for a date and an instant of one row, or
 * for amounts of two currencies the rates into the base, by currency code.
 */
export type Through = { readonly timeZone: string } | { readonly rates: Readonly<Record<string, string>> };

/** A comparison over one row. Without `through`, a date and an instant, or two currencies, do not compare. */
export interface RowComparison {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly left: Operand;
  readonly right: Operand;
  readonly through?: Through;
}

/** A condition over one row; `took` carries the person whose history is asked for. */
export type RowCondition =
  | Exclude<Condition, { kind: 'and' | 'or' | 'not' | 'took' | 'compare' }>
  | RowComparison
  | { readonly kind: 'and'; readonly conditions: readonly RowCondition[] }
  | { readonly kind: 'or'; readonly conditions: readonly RowCondition[] }
  | { readonly kind: 'not'; readonly condition: RowCondition }
  | { readonly kind: 'took-by'; readonly action: string; readonly person: string };
