import type { PolicyDocument } from './document.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { validateExclusions } from './validate-exclusions.ts';
import { validateFieldRules } from './validate-field-rules.ts';
import { validateFolderScopes } from './validate-folder-scopes.ts';
import { validateModules } from './validate-modules.ts';
import { validateRoles } from './validate-roles.ts';
import { validateRowPolicies } from './validate-row-policies.ts';
import { validateRules } from './validate-rules.ts';
import { validateSets } from './validate-sets.ts';
import { validateTypes } from './validate-types.ts';
import { validationScope } from './validation-scope.ts';

/**
 * Everything that keeps a document from being a policy, in the document's order; empty for a valid one. Each problem
 * says where it is, what is wrong and what would be right.
 */
export function validatePolicy(document: PolicyDocument): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const scope = validationScope(document, (kind, path, sentence, nearest = []) => {
    problems.push({ kind, path, sentence, nearest });
  });
  validateModules(scope);
  validateTypes(scope);
  validateSets(scope);
  validateRoles(scope);
  validateFolderScopes(scope);
  validateRowPolicies(scope);
  validateFieldRules(scope);
  validateRules(scope);
  validateExclusions(scope);
  return problems;
}
