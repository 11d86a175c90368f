import type { Directory } from '@remit/policy/directory';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';

/** The subject that a member is in a directory of a test's own. @throws when the test forgot to put the member there */
export function subjectIn(directory: Directory, memberId: string): Subject {
  const subject = subjectOf(directory, memberId);
  if (subject === null) throw new Error(`the directory has no member ${memberId}`);
  return subject;
}
