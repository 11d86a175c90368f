import type { ValidationScope } from './validation-scope.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import { findType } from './validation-scope.ts';

/** Record sets: each a condition that makes sense on its type. */
export function validateSets(scope: ValidationScope): void {
  const { sets } = scope.document;
  validateUnique(
    sets.map((set) => set.name),
    'sets',
    'record set',
    scope.report,
  );
  sets.forEach((set, index) => {
    const type = findType(set.type, `sets[${index}].type`, scope);
    if (type !== null) validateCondition(set.where, [type], `sets[${index}].where`, scope.report);
  });
}
