import type { PolicyDocument } from '@remit/policy/document';

/** Where roles are named: each with the place of the name itself. */
export function* namedRoles(document: PolicyDocument): Iterable<readonly [role: string, path: string]> {
  const listed = function* (names: readonly string[] | undefined, path: string) {
    for (const [index, name] of (names ?? []).entries()) yield [name, `${path}[${index}]`] as const;
  };
  for (const [at, { includes }] of document.roles.entries()) yield* listed(includes, `roles[${at}].includes`);
  for (const [at, { role }] of document.folderScopes.entries()) yield [role, `folderScopes[${at}].role`];
  for (const [at, { roles }] of document.rowPolicies.entries())
    yield* listed(roles, `rowPolicies[${at}].roles`);
  for (const [at, rule] of document.fieldRules.entries()) {
    for (const list of ['visible', 'editable', 'hidden'] as const)
      yield* listed(rule[list], `fieldRules[${at}].${list}`);
    for (const [index, { role }] of (rule.masked ?? []).entries())
      yield [role, `fieldRules[${at}].masked[${index}].role`];
  }
  for (const [at, exclusion] of document.exclusions.entries()) {
    if (exclusion.kind === 'roles') yield* listed(exclusion.roles, `exclusions[${at}].roles`);
  }
  for (const [at, { who }] of document.guards.entries()) {
    yield* listed(who.holding, `guards[${at}].who.holding`);
    yield* listed(who.except, `guards[${at}].who.except`);
  }
  for (const [at, { subject }] of document.tests.entries()) {
    if (subject.kind === 'member') continue;
    for (const [index, { role }] of subject.roles.entries())
      yield [role, `tests[${at}].subject.roles[${index}].role`];
  }
  for (const [at, { steps }] of document.approvals.entries()) {
    for (const [index, { by }] of steps.entries()) {
      if (by.kind === 'roles') yield* listed(by.roles, `approvals[${at}].steps[${index}].by.roles`);
    }
  }
}
