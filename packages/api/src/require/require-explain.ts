import type { DecisionInFull } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import { denialOf } from '../denial.ts';
import { happenedIn } from '../happened-in.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { memberRecord } from '../people/people-search.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

const permission = 'remit.Member:explain';

/**
 * Whether the asker may be told what somebody may do. One's own access is for everyone to see; of anybody else it asks
 * for `remit.Member:explain` on that member.
 * @throws RemitError `not-found` for someone whom the asker may not see; `forbidden` with the reasons
 */
export function requireExplain(call: TenantCall, subject: Subject): DecisionInFull {
  const { id } = subject.member;
  const decision = decideHere(call, 'explain', memberRecord(subject.member));
  if (id === call.subject.member.id || decision.outcome === 'allow') return decision;
  if (decision.denial === 'not-found') throw notFoundDenial(call, id, decision.because);
  throw denialOf(call, permission, id, decision.because);
}

/** As `requireExplain`; a look at anybody else leaves an audit event besides, which commits before the reply. */
export function explainOnRecord(call: TenantCall, subject: Subject): void {
  const { id } = subject.member;
  const decision = requireExplain(call, subject);
  if (id === call.subject.member.id) return;
  const { policyVersion, directoryRevision } = call.standing;
  call.reads.push({
    ...happenedIn(call, decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id },
    outcome: 'allow',
    because: decision.because,
    details: { policyVersion, directoryRevision },
  });
}
