import type { Assignment, Holder, Member } from './directory.ts';

/** An assignment that reaches a subject, and through what: the member itself, a group or a department. */
export interface HeldAssignment {
  readonly assignment: Assignment;
  readonly through: Holder;
}

/** Who asks: a member with everything the directory says about it that can bear on a decision. */
export interface Subject {
  readonly member: Member;
  /** Paths of the departments the member is in: its own and every one above it. Empty without a department. */
  readonly departments: readonly string[];
  /** Paths of the departments the member heads. */
  readonly heads: readonly string[];
  /** Ids of the groups the member is in: directly, by their rules or through nesting. */
  readonly groups: readonly string[];
  /** Ids of groups of which a rule cannot tell whether the member is in them; absent where every rule can. */
  readonly unsettled?: readonly string[];
  /** Current, future and past ones alike; the decision sorts them by the time it is asked for. */
  readonly assignments: readonly HeldAssignment[];
}
