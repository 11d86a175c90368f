import type { ValidationScope } from './validation-scope.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import { findType, validateRoleNames } from './validation-scope.ts';

/** Row policies: roles that there are, and a condition that makes sense on the type. */
export function validateRowPolicies(scope: ValidationScope): void {
  const { rowPolicies } = scope.document;
  validateUnique(
    rowPolicies.map((policy) => policy.name),
    'rowPolicies',
    'row policy',
    scope.report,
  );
  rowPolicies.forEach((policy, index) => {
    const path = `rowPolicies[${index}]`;
    validateRoleNames(policy.roles, `${path}.roles`, scope);
    const type = findType(policy.type, `${path}.type`, scope);
    if (type !== null) validateCondition(policy.where, [type], `${path}.where`, scope.report);
  });
}
