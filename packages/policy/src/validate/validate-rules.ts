import type { ValidationScope } from './validation-scope.ts';
import { validateActions } from './validate-actions.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import { findTypes } from './validation-scope.ts';

/** Rules that forbid or ask for more: actions of the types they name, and conditions that make sense on all of them. */
export function validateRules(scope: ValidationScope): void {
  const { document, report } = scope;
  validateUnique(
    document.rules.map((rule) => rule.name),
    'rules',
    'rule',
    report,
  );
  document.rules.forEach((rule, index) => {
    const path = `rules[${index}]`;
    const types = findTypes(rule.on, `${path}.on`, scope);
    validateActions(rule.actions, types, `${path}.actions`, report);
    if (rule.when !== undefined) validateCondition(rule.when, types, `${path}.when`, report);
    if (rule.kind === 'forbid' && rule.unless !== undefined)
      validateCondition(rule.unless, types, `${path}.unless`, report);
  });
}
