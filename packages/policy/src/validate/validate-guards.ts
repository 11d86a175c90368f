import type { Guard, GuardedThing, ResourceType } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateActions } from './validate-actions.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import { findType, findTypes, validateRoleNames } from './validation-scope.ts';

/** Reports a field that the type does not have. The folder is no field: every record shows where it lies. */
export function validateFieldName(
  name: string,
  type: ResourceType,
  path: string,
  { report }: ValidationScope,
): void {
  const names = type.fields.map((field) => field.name);
  if (names.includes(name)) return;
  report('unknown-name', path, `\`${type.name}\` has no field \`${name}\`.`, nearestNames(name, names));
}

/** The types that what is guarded concerns; those that are not declared are reported. */
function guardedTypes(never: GuardedThing, path: string, scope: ValidationScope): readonly ResourceType[] {
  if (never.kind === 'field') {
    const type = findType(never.type, `${path}.type`, scope);
    if (type === null) return [];
    validateFieldName(never.field, type, `${path}.field`, scope);
    return [type];
  }
  const types = findTypes(never.on, `${path}.on`, scope);
  validateActions(never.actions, types, `${path}.actions`, scope.report);
  // A sentence about nothing holds whatever happens, and would be read as if it kept something.
  if (never.actions.length === 0)
    scope.report('malformed-value', `${path}.actions`, 'A guard keeps from one action at least.');
  if (never.on.length === 0)
    scope.report('malformed-value', `${path}.on`, 'A guard is about one type at least.');
  return types;
}

function validateGuard(guard: Guard, path: string, scope: ValidationScope): void {
  validateRoleNames(guard.who.holding ?? [], `${path}.who.holding`, scope);
  validateRoleNames(guard.who.except ?? [], `${path}.who.except`, scope);
  const types = guardedTypes(guard.never, `${path}.never`, scope);
  if (guard.when !== undefined) validateCondition(guard.when, types, `${path}.when`, scope.report);
}

/** Guards: roles, types, actions and fields that there are, and conditions that make sense on the types. */
export function validateGuards(scope: ValidationScope): void {
  const { guards } = scope.document;
  validateUnique(
    guards.map((guard) => guard.name),
    'guards',
    'guard',
    scope.report,
  );
  guards.forEach((guard, index) => validateGuard(guard, `guards[${index}]`, scope));
}
