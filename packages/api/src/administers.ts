import { REMIT_TYPES } from '@remit/policy/catalog';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { periodStanding } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { rolesGranting } from './roles-granting.ts';

/** What only looks does not administer, nor what only asks. */
const looks: ReadonlySet<string> = new Set(['read', 'explain', 'export', 'seeAs', 'requestFor']);

const changes = REMIT_TYPES.flatMap(({ name, actions }) =>
  actions.filter((action) => !looks.has(action)).map((action) => ({ type: name, action })),
);

/** Whether somebody holds a role now, anywhere, that can change anything of how this tenant is run. */
export function administers(policy: CompiledPolicy, subject: Subject, now: number): boolean {
  const held = new Set(
    subject.assignments
      .filter(({ assignment }) => periodStanding(assignment, now) === 'active')
      .map(({ assignment }) => assignment.role),
  );
  return changes.some(({ type, action }) => {
    const giving = rolesGranting(policy, action, type);
    return [...held].some((role) => giving.has(role));
  });
}
