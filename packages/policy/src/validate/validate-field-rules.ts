import type { FieldDeclaration, FieldRule } from '../document.ts';
import type { Report, ValidationScope } from './validation-scope.ts';
import { REMIT_MODULE, moduleOf } from '../catalog.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateUnique } from './validate-names.ts';
import { findType, validateRoleName, validateRoleNames } from './validation-scope.ts';

function findField(rule: FieldRule, path: string, scope: ValidationScope): FieldDeclaration | null {
  const type = findType(rule.type, `${path}.type`, scope);
  if (type === null) return null;
  const field = type.fields.find((each) => each.name === rule.field);
  if (field !== undefined) return field;
  const names = type.fields.map((each) => each.name);
  const sentence = `\`${rule.type}\` has no field \`${rule.field}\`.`;
  scope.report('unknown-name', `${path}.field`, sentence, nearestNames(rule.field, names));
  return null;
}

function validateMasks(
  { field: name, masked = [] }: FieldRule,
  field: FieldDeclaration | null,
  path: string,
  scope: ValidationScope,
): void {
  masked.forEach(({ role, as }, index) => {
    validateRoleName(role, `${path}[${index}].role`, scope);
    if (!Number.isSafeInteger(as.characters) || as.characters < 1 || as.characters > 100)
      scope.report('malformed-value', `${path}[${index}].as`, 'A mask shows 1 to 100 characters.');
  });
  if (masked.length > 0 && field !== null && field.type !== 'text')
    scope.report('type-mismatch', path, `Only text is masked; \`${name}\` is a ${field.type}.`);
}

/** A rule that only hides, or only lets edit, would hide the field from everybody: nobody means that. */
function validateSight(rule: FieldRule, path: string, report: Report): void {
  if (rule.visible !== undefined || rule.masked !== undefined) return;
  if (rule.hidden !== undefined || rule.editable !== undefined)
    report('edit-without-sight', path, `Say also to whom \`${rule.field}\` is \`visible\` or \`masked\`.`);
}

/** Field rules: one for each field, roles that there are, and masks that can be made. */
export function validateFieldRules(scope: ValidationScope): void {
  const { fieldRules } = scope.document;
  validateUnique(
    fieldRules.map((rule) => `${rule.type}.${rule.field}`),
    'fieldRules',
    'field rule for',
    scope.report,
  );
  fieldRules.forEach((rule, index) => {
    const path = `fieldRules[${index}]`;
    // People are shown by name and e-mail wherever they are shown: a rule that nothing obeys must not look like one.
    if (moduleOf(rule.type) === REMIT_MODULE)
      scope.report('reserved-name', `${path}.type`, 'The fields of Remit’s own types have no rules.');
    const field = findField(rule, path, scope);
    for (const list of ['visible', 'editable', 'hidden'] as const)
      validateRoleNames(rule[list] ?? [], `${path}.${list}`, scope);
    validateMasks(rule, field, `${path}.masked`, scope);
    validateSight(rule, path, scope.report);
  });
}
