import type { PolicyDocument } from '../document.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { LIMITS } from '../limits.ts';
import { validateApprovals } from './validate-approvals.ts';
import { validateComments } from './validate-comments.ts';
import { validateExclusions } from './validate-exclusions.ts';
import { validateGuards } from './validate-guards.ts';
import { validateTests } from './validate-tests.ts';
import { validateFieldRules } from './validate-field-rules.ts';
import { validateFolderScopes } from './validate-folder-scopes.ts';
import { validateModules } from './validate-modules.ts';
import { validateRoles } from './validate-roles.ts';
import { validateRowPolicies } from './validate-row-policies.ts';
import { validateRules } from './validate-rules.ts';
import { validateSets } from './validate-sets.ts';
import { validateSize } from './validate-size.ts';
import { validateTypes } from './validate-types.ts';
import { validationScope, type Report, type ValidationScope } from './validation-scope.ts';

/** There are so many problems that telling them all would take long, and help nobody. */
class Enough extends Error {}

function validateParts(scope: ValidationScope): void {
  validateModules(scope);
  validateTypes(scope);
  validateSets(scope);
  validateRoles(scope);
  validateFolderScopes(scope);
  validateRowPolicies(scope);
  validateFieldRules(scope);
  validateRules(scope);
  validateExclusions(scope);
  validateApprovals(scope);
  validateGuards(scope);
  validateTests(scope);
  validateComments(scope);
}

/**
 * Everything that keeps a document from being a policy, in the document's order; empty for a valid one. Each problem
 * says where it is, what is wrong and what would be right. Of very many the first ones are told, and that there are more.
 */
export function validatePolicy(document: PolicyDocument): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report: Report = (kind, path, sentence, nearest = []) => {
    problems.push({ kind, path, sentence, nearest });
    if (problems.length >= LIMITS.problems) throw new Enough();
  };
  try {
    if (validateSize(document, report)) validateParts(validationScope(document, report));
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    const sentence = `There are more than ${LIMITS.problems} problems; mend these first.`;
    problems.push({ kind: 'over-limit', path: '', sentence, nearest: [] });
  }
  return problems;
}
