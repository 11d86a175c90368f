import type { PolicyTest, ResourceType, TestValue } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import type { FieldType } from '../values/value.ts';
import { actionsOf } from '../catalog.ts';
import { isRecorded, recordedActions } from '../favour.ts';
import { isCurrency } from '../values/currency.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { isPath } from '../path.ts';
import { scalarOf } from '../values/scalar.ts';
import { validateFieldName } from './validate-guards.ts';
import { isWord, validateUnique } from './validate-names.ts';
import { findType, validateRoleName } from './validation-scope.ts';

function validatePlace(place: string, path: string, { report }: ValidationScope): void {
  if (!isPath(place)) report('malformed-value', path, `\`${place}\` is no path; a path begins with \`/\`.`);
}

function validateSubject({ subject }: PolicyTest, path: string, scope: ValidationScope): void {
  if (subject.kind === 'member') {
    if (!subject.email.includes('@'))
      scope.report('malformed-value', `${path}.email`, `\`${subject.email}\` is no e-mail address.`);
    return;
  }
  subject.roles.forEach(({ role, folder }, index) => {
    validateRoleName(role, `${path}.roles[${index}].role`, scope);
    validatePlace(folder, `${path}.roles[${index}].folder`, scope);
  });
  if (subject.department !== undefined) validatePlace(subject.department, `${path}.department`, scope);
  (subject.heads ?? []).forEach((each, index) => validatePlace(each, `${path}.heads[${index}]`, scope));
}

/** What is wrong with a value for a field of a type; null when nothing is. */
function valueProblem(
  value: TestValue,
  name: string,
  type: FieldType,
  values: readonly string[] | undefined,
) {
  if (value === null) return null;
  if (value.type === 'subject')
    return type === 'member' ? null : `\`${name}\` is a ${type}; only a member field holds the subject.`;
  if (value.type !== type) return `\`${name}\` is a ${type}, and \`${value.type}\` was given.`;
  if (scalarOf(value) === null) return `\`${JSON.stringify(value)}\` is no valid ${type}.`;
  if (value.type === 'money' && !isCurrency(value.currency))
    return `\`${value.currency}\` is no ISO 4217 currency, such as \`EUR\`.`;
  if (value.type === 'enum' && values !== undefined && !values.includes(value.value))
    return `\`${name}\` is never \`${value.value}\`.`;
  return null;
}

function validateAttributes(
  test: PolicyTest,
  type: ResourceType,
  path: string,
  scope: ValidationScope,
): void {
  for (const [name, value] of Object.entries(test.attributes)) {
    const field = type.fields.find((each) => each.name === name);
    // A path has words alone: of any other name it leads to all that the test gives.
    const at = isWord(name) ? `${path}.${name}` : path;
    if (field === undefined) {
      validateFieldName(name, type, at, scope);
      continue;
    }
    const problem = valueProblem(value, name, field.type, field.values);
    if (problem !== null) scope.report('malformed-value', at, problem);
  }
}

function validateExpectation(
  test: PolicyTest,
  type: ResourceType,
  path: string,
  scope: ValidationScope,
): void {
  const { expect } = test;
  if (expect.kind === 'field') return validateFieldName(expect.field, type, `${path}.expect.field`, scope);
  validateAction(expect.action, type, `${path}.expect.action`, scope);
}

/** A test asks about one action; a group of several has no one answer. */
function validateAction(
  action: string,
  type: ResourceType,
  path: string,
  { report }: ValidationScope,
  known = actionsOf(type),
  isKnown = known.includes(action),
): void {
  if (isKnown) return;
  report('unknown-name', path, `\`${type.name}\` has no action \`${action}\`.`, nearestNames(action, known));
}

function validateHistory(test: PolicyTest, type: ResourceType, path: string, scope: ValidationScope): void {
  if (test.history === undefined) return;
  if (!type.history)
    scope.report('not-recorded', path, `\`${type.name}\` keeps no history of who took which action.`);
  test.history.forEach(({ action }, index) =>
    validateAction(
      action,
      type,
      `${path}[${index}].action`,
      scope,
      recordedActions(type),
      isRecorded(type, action),
    ),
  );
}

/** Tests of a policy: subjects, types, fields, values and actions that there are. Whether they pass is for a run of them. */
export function validateTests(scope: ValidationScope): void {
  const { tests } = scope.document;
  validateUnique(
    tests.map((test) => test.name),
    'tests',
    'test',
    scope.report,
  );
  tests.forEach((test, index) => {
    const path = `tests[${index}]`;
    validateSubject(test, `${path}.subject`, scope);
    validatePlace(test.folder, `${path}.folder`, scope);
    const type = findType(test.type, `${path}.type`, scope);
    if (type === null) return;
    validateAttributes(test, type, `${path}.attributes`, scope);
    validateHistory(test, type, `${path}.history`, scope);
    validateExpectation(test, type, path, scope);
  });
}
