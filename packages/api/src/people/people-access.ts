import { standingProblem } from '@remit/policy/standing';
import { rolesHere } from '@remit/policy/roles-here';
import { isEnforced } from '@remit/policy/watched-rules';
import { accessTypes } from '../access/access-types.ts';
import { rowsOf } from '../guard.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { AccessView } from './people-access-views.ts';

/**
 * "What can Alice see, and why?" One's own access is for everyone to see; anybody else's asks for
 * `remit.Member:explain` and leaves an audit event that commits before the reply.
 * @throws RemitError `not-found` for nobody, and for someone whom the asker may not see
 */
export async function personAccess(call: TenantCall, memberId: string): Promise<AccessView> {
  const { directory, policy, environment, standing } = call;
  const subject = directory.subject(memberId);
  const person = directory.chip(memberId);
  if (subject === null || person === null) throw notFoundDenial(call, memberId, [{ kind: 'unreadable' }]);
  explainOnRecord(call, subject);

  // Whoever may explain others sees how much there is; to everyone else a total would tell of records they may not see.
  const knowsTotals = rowsOf(call, 'remit.Member', 'explain').kind !== 'none';
  const roles = rolesHere(policy.compiled, subject, null, environment.now);
  return {
    person,
    standing: standingProblem(subject.member, environment.now) ?? 'active',
    roles: distinctSources(roles.map((source) => sourceView(call, source, subject.member))),
    types: await accessTypes(call, subject, knowsTotals),
    rules: policy.compiled.document.rules
      .filter(isEnforced)
      .map(({ name, because, on }) => ({ name, because, on })),
    policyVersion: standing.policyVersion,
    directoryRevision: standing.directoryRevision,
    at: standing.now,
  };
}
