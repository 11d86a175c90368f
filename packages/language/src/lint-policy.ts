import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate/validate';
import { lintAsked } from './lint-asked.ts';
import { lintBareGrants } from './lint-bare-grants.ts';
import { lintConditions } from './lint-conditions.ts';
import { lintDuplicates } from './lint-duplicates.ts';
import { lintEmptyLists } from './lint-empty-lists.ts';
import { lintExclusions } from './lint-exclusions.ts';
import { lintFields } from './lint-fields.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintFolderScopes } from './lint-folder-scopes.ts';
import { lintGuards } from './lint-guards.ts';
import { lintIdleRoles } from './lint-idle-roles.ts';
import { lintLimits } from './lint-limits.ts';
import { lintNarrowings } from './lint-narrowings.ts';
import { lintNames } from './lint-names.ts';
import { lintPeople } from './lint-people.ts';
import { lintPlaces } from './lint-places.ts';
import { lintRepeatedNames } from './lint-repeated-names.ts';
import { lintRowPolicies } from './lint-row-policies.ts';
import { lintRules } from './lint-rules.ts';
import { lintScope, type LintScope } from './lint-scope.ts';
import { lintUnknownNames } from './lint-unknown-names.ts';

const LINTS: readonly ((scope: LintScope) => void)[] = [
  lintUnknownNames,
  lintNames,
  lintEmptyLists,
  lintRepeatedNames,
  lintBareGrants,
  lintNarrowings,
  lintDuplicates,
  lintLimits,
  lintIdleRoles,
  lintFolderScopes,
  lintConditions,
  lintPlaces,
  lintFields,
  lintRowPolicies,
  lintRules,
  lintExclusions,
  lintGuards,
  lintAsked,
];

/**
 * What is odd about a policy and likely not meant, with ways out. A draft with errors is looked through as well: what
 * an error spoils is passed over; of one over a bound only the names are looked at. No finding names a member: how many are concerned is all that is told.
 * @param people the tenant's directory and the instant (milliseconds since 1970 UTC) for which it is looked at; null
 * where none is known, and nothing is then said of people and places
 */
export function lintPolicy(
  document: PolicyDocument,
  people: { readonly directory: Directory; readonly now: number } | null,
): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const known = people === null ? null : lintPeople(people.directory, people.now);
  const problems = validatePolicy(document);
  const scope = lintScope(document, problems, known, (finding) => {
    findings.push({ nearest: [], fixes: [], ...finding });
  });
  // What is over a bound was not looked through to its end, and may be of any size.
  const bounded = problems.every(({ kind }) => kind !== 'over-limit');
  for (const lint of bounded ? LINTS : [lintUnknownNames]) lint(scope);
  return findings;
}
