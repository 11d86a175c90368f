import type { GrantReference } from '../decision.ts';
import type { Limit, ObligationKind } from '../document.ts';
import type { Value } from '../values/value.ts';

export type Money = Extract<Value, { type: 'money' }>;

/** A change to what is kept or sent: the smallest step that can be made by itself. */
export type StepChange =
  /** The member itself holds one more role, from the folder on and without end. */
  | { readonly kind: 'role'; readonly role: string; readonly folder: string }
  /** A grant of a role reaches up to more, for everybody who holds the role. */
  | { readonly kind: 'limit'; readonly grant: GrantReference; readonly from: Limit; readonly to: Limit }
  /** The amount of the record, or of the record as it would stand, comes down to what a limit covers. */
  | {
      readonly kind: 'amount';
      readonly of: 'resource' | 'next';
      readonly field: string;
      readonly from: Money;
      readonly to: Money;
    }
  /**
   * A bound of a period moves: of the assignment with this id, or of the member itself. `from` comes forward to now;
   * `until` is moved past now, and `to` is the earliest instant that will do (milliseconds since 1970 UTC).
   */
  | {
      readonly kind: 'period';
      readonly of: 'assignment' | 'member';
      readonly id: string;
      readonly bound: 'from' | 'until';
      readonly from: number;
      readonly to: number;
    }
  /** The enforcement point sees the duty met. */
  | { readonly kind: 'obligation'; readonly obligation: ObligationKind };

/** One part of a remedy: a step, or leaving it to somebody else. */
export type RemedyChange =
  | StepChange
  /** Nothing changes, and another person takes the action; `first` are ids of members, one a person. */
  | { readonly kind: 'another-person'; readonly persons: number; readonly first: readonly string[] };
