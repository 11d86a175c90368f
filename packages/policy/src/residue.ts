import type { RowCondition } from './row-filter.ts';

/** What is left of a condition: one over a row, or the third truth that no row condition can spell. */
export type Residue =
  | Exclude<RowCondition, { kind: 'and' | 'or' | 'not' }>
  | { readonly kind: 'and'; readonly conditions: readonly Residue[] }
  | { readonly kind: 'or'; readonly conditions: readonly Residue[] }
  | { readonly kind: 'not'; readonly condition: RowCondition }
  | { readonly kind: 'unknown' };
