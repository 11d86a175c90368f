import type { Subject } from '@remit/policy/subject';
import type { KnownDirectory } from './known-directory.ts';

/** Whom another rule of a group moves, each as they are afterwards. */
export interface MovedByRule {
  readonly joins: readonly Subject[];
  readonly leaves: readonly Subject[];
  /** They were not in it and are not; but whether the rule can tell is not what it was. */
  readonly unsettled: readonly Subject[];
}

/**
 * Who comes into a group, and leaves it, that one directory becomes another: by its rule, or by that of one inside it.
 * @param after with the same people
 */
export function movedByRule(before: KnownDirectory, after: KnownDirectory, group: string): MovedByRule {
  const moved = { joins: [] as Subject[], leaves: [] as Subject[], unsettled: [] as Subject[] };
  for (const is of after.subjects()) {
    const was = before.subject(is.member.id);
    const [wasIn, isIn] = [was, is].map((subject) => subject?.groups.includes(group) === true);
    const [wasOpen, isOpen] = [was, is].map((subject) => subject?.unsettled?.includes(group) === true);
    if (isIn && !wasIn) moved.joins.push(is);
    else if (wasIn && !isIn) moved.leaves.push(is);
    else if (wasOpen !== isOpen) moved.unsettled.push(is);
  }
  return moved;
}
