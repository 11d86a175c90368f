import type { PolicyDocument } from '@remit/policy/document';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import { modules, resources } from './catalog.ts';
import { sampleApprovals } from './sample-policy/approvals.ts';
import { declaredTypes } from './sample-policy/declared-types.ts';
import { sampleFieldRules, sampleFolderScopes, sampleRowPolicies } from './sample-policy/narrowing.ts';
import type { SamplePolicyPlan } from './sample-policy/plan.ts';
import { sampleRoles } from './sample-policy/roles.ts';
import { sampleExclusions, sampleRules } from './sample-policy/rules.ts';

/** The policy that a sample tenant starts with: what its roles may do, see and never do. */
export function samplePolicy(plan: SamplePolicyPlan): PolicyDocument {
  return {
    ...EMPTY_DOCUMENT,
    modules,
    resources: [...resources, ...declaredTypes(plan)],
    roles: sampleRoles(plan),
    folderScopes: sampleFolderScopes(plan),
    rowPolicies: sampleRowPolicies,
    fieldRules: sampleFieldRules,
    rules: sampleRules(plan),
    exclusions: sampleExclusions(plan),
    approvals: sampleApprovals(plan),
  };
}
