import type { Predicate } from './compile-predicate.ts';
import type { Condition } from './condition.ts';
import type { Subject } from './subject.ts';
import type { Value } from './values/value.ts';

/** One thing that must be true of a record for a grant to permit: `test` says so of one record. */
export type GrantClause = (
  | {
      readonly clause: 'qualifier';
      readonly qualifier: 'own' | 'department' | 'set' | 'module';
      readonly wanted: (subject: Subject) => Value | string | null;
      /** The field that the qualifier reads; null when it reads none. */
      readonly field: string | null;
    }
  | { readonly clause: 'where' }
  | { readonly clause: 'limit'; readonly limit: Value; readonly field: string | null }
  | { readonly clause: 'row-policy'; readonly policy: string }
) & {
  readonly test: Predicate;
  /** The same as a condition, for a list: put to all records at once. */
  readonly condition: (subject: Subject) => Condition;
};
