import type { Exclusion } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { isRecorded, recordedActions } from '../favour.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateUnique } from './validate-names.ts';
import { findType, validateRoleNames } from './validation-scope.ts';

type Between<Kind extends Exclusion['kind']> = Extract<Exclusion, { kind: Kind }>;

function validateRolesApart({ roles }: Between<'roles'>, path: string, scope: ValidationScope): void {
  validateRoleNames(roles, path, scope);
  if (new Set(roles).size < 2)
    scope.report('malformed-value', path, 'An exclusion is between two roles at least.');
}

function validateActionsApart(exclusion: Between<'actions'>, path: string, scope: ValidationScope): void {
  const { report } = scope;
  const type = findType(exclusion.on, `${path}.on`, scope);
  if (type === null) return;
  if (!type.history)
    report('not-recorded', `${path}.on`, `\`${type.name}\` keeps no history of who took which action.`);
  const known = recordedActions(type);
  exclusion.actions.forEach((action, index) => {
    if (isRecorded(type, action)) return;
    const sentence = `\`${type.name}\` has no action \`${action}\`.`;
    report('unknown-name', `${path}.actions[${index}]`, sentence, nearestNames(action, known));
  });
  if (exclusion.actions[0] === exclusion.actions[1])
    report('malformed-value', `${path}.actions`, 'Two different actions exclude each other.');
}

/** What excludes each other: two roles at least, or two actions on a type that remembers who took them. */
export function validateExclusions(scope: ValidationScope): void {
  const { exclusions } = scope.document;
  validateUnique(
    exclusions.map((exclusion) => exclusion.name),
    'exclusions',
    'exclusion',
    scope.report,
  );
  exclusions.forEach((exclusion, index) => {
    const path = `exclusions[${index}]`;
    if (exclusion.kind === 'roles') validateRolesApart(exclusion, `${path}.roles`, scope);
    else validateActionsApart(exclusion, path, scope);
  });
}
