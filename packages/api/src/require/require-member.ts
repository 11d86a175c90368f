import type { Subject } from '@remit/policy/subject';
import { notFoundDenial } from '../not-found-denial.ts';
import { memberRecord } from '../people/people-search.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/**
 * A member whom the asker may see.
 * @throws RemitError `not-found` for nobody and for someone whom the asker may not see, alike
 */
export function requireMember(call: TenantCall, id: string): Subject {
  const subject = call.directory.subject(id);
  if (subject === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  const decision = decideHere(call, 'read', memberRecord(subject.member));
  if (decision.outcome !== 'allow') throw notFoundDenial(call, id, decision.because);
  return subject;
}
