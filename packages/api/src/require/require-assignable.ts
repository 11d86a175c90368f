import { nearestNames } from '@remit/policy/why-not/nearest-names';
import type { DecisionInFull } from '@remit/policy/decision';
import { assignmentRecord } from '../assignment-record.ts';
import { denialOf, refusedPermission } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

const permission = 'remit.Assignment:create';

/**
 * Whether the asker may assign a role in a folder: it and everything that it includes, for what an inclusion brings is
 * given too. What the asker holds does not matter, only what they administer there.
 * Source: semantics.md, "Change"; threats.md A1.
 * @returns the decision on the role itself
 * @throws RemitError `invalid` for a role or a folder that is not there; `forbidden` with the reasons
 */
export function requireAssignable(call: TenantCall, role: string, folder: string): DecisionInFull {
  const { compiled } = call.policy;
  const assigned = compiled.assignable.get(role);
  if (assigned === undefined) throw unknownName('role', role, compiled.roles.keys());
  const { folders } = call.directory.directory;
  if (!folders.includes(folder)) throw unknownName('folder', folder, folders);
  const decision = decideHere(call, 'create', assignmentRecord(null, role, folder));
  if (decision.outcome !== 'allow') throw denialOf(call, permission, null, decision.because);
  for (const included of assigned.members) {
    const inside = decideHere(call, 'create', assignmentRecord(null, included, folder));
    if (inside.outcome === 'allow') continue;
    const sentence = `\`${role}\` includes \`${included}\`, which you may not assign in ${folder}`;
    throw new RemitError('forbidden', sentence, {
      sentences: [sentence],
      denial: refusedPermission(
        call,
        permission,
        { type: 'remit.Assignment', id: null },
        inside.because,
        sentence,
      ),
    });
  }
  return decision;
}

function unknownName(field: 'role' | 'folder', name: string, known: Iterable<string>): RemitError {
  const nearest = nearestNames(name, known).map((each) => `\`${each}\``);
  const hint = nearest.length === 0 ? '' : `; nearest: ${nearest.join(', ')}`;
  return new RemitError('invalid', `\`${field}\`: there is no ${field} \`${name}\`${hint}`);
}
