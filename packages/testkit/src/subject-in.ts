import type { Directory } from '@remit/policy/directory';
import { subjectOf, type Subject } from '@remit/policy/subject';

/** The subject that a member is in a directory of a test's own. @throws when the test forgot to put the member there */
export function subjectIn(directory: Directory, memberId: string): Subject {
  const subject = subjectOf(directory, memberId);
  if (subject === null) throw new Error(`the directory has no member ${memberId}`);
  return subject;
}
