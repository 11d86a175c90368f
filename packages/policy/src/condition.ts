import type { Value } from './values/value.ts';

/** Where a fact in a condition comes from. Policy text says `context.*` for the environment. */
export type AttributeSource = 'subject' | 'resource' | 'action' | 'environment';

/** Something a condition compares. A missing or null attribute has no value, and what touches it is unknown. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'attribute'; readonly of: AttributeSource; readonly name: string }
  | { readonly kind: 'now' }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*';
      readonly left: Operand;
      readonly right: Operand;
    };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * A small, total language over facts, with three truth values. `within` is descent in a tree of departments or
 * folders; `took` asks the record's history whether the natural person behind the subject took an action on it.
 */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'and'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'within'; readonly operand: Operand; readonly tree: Operand }
  | { readonly kind: 'is-null'; readonly operand: Operand }
  | {
      readonly kind: 'text';
      readonly operator: 'contains' | 'starts with' | 'ends with';
      readonly operand: Operand;
      readonly part: Operand;
    }
  | { readonly kind: 'overlaps'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'took'; readonly action: string };

/** As in SQL: comparing with null is unknown, and `not unknown` is unknown. */
export type Truth = 'true' | 'false' | 'unknown';
