import type { StoredLine } from '@remit/store/directory/reviews';
import type { TenantCall } from './tenant-call.ts';

/**
 * Whether somebody holds what a line of a review is about, as it was when the review began or as it is now: who came to hold
 * it since has no hand in it either. As it was, by whichever account.
 */
export function holdsLine(
  { directory }: Pick<TenantCall, 'directory'>,
  { assignment: reviewed, members }: Pick<StoredLine, 'assignment' | 'members'>,
  id: string,
): boolean {
  const person = directory.member(id)?.person;
  const holds = directory.subject(id)?.assignments.some(({ assignment }) => assignment.id === reviewed);
  const held = (each: string): boolean =>
    each === id || (person !== undefined && directory.member(each)?.person === person);
  return holds === true || members.some(held);
}
