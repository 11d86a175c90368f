import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { hashOf } from '@remit/store/secrets/hash-of';

/**
 * Whether a draft puts a question to the records that the published policy does not: a condition or a limit that is
 * new, or new on its types. Counting by it tells what is in the fields that it names, whoever may see them.
 */
export function asksAnew(draft: PolicyDocument, published: PolicyDocument): boolean {
  const known = new Set(questions(published).map(hashOf));
  return questions(draft).some((question) => !known.has(hashOf(question)));
}

/** Every condition, limit and question of a form in a document, each with the types whose records it is put to. */
function questions(document: PolicyDocument): readonly object[] {
  // Written in another order, a question is the same.
  const { roles, folderScopes, sets, rowPolicies, rules, approvals } = canonicalDocument(document);
  const modules = new Map(roles.map(({ name, module }) => [name, module]));
  const ofGrants = (role: string, grants: readonly Grant[]): readonly object[] =>
    grants.flatMap(({ on, where, upTo }) =>
      where === undefined && upTo === undefined
        ? []
        : [{ on: on ?? { module: modules.get(role) }, where, upTo }],
    );
  return [
    ...roles.flatMap(({ name, grants }) => ofGrants(name, grants)),
    ...folderScopes.flatMap(({ role, grants }) => ofGrants(role, grants)),
    ...[...sets, ...rowPolicies].map(({ type, where }) => ({ type, where })),
    ...rules.flatMap((rule) => {
      const unless = rule.kind === 'forbid' ? rule.unless : undefined;
      return rule.when === undefined && unless === undefined
        ? []
        : [{ on: rule.on, when: rule.when, unless }];
    }),
    // Who lacks an answer is counted too.
    ...approvals.flatMap(({ on, asks = [], attaches = [] }) =>
      [...asks, ...attaches].map(({ optional, when, ...asked }) => ({
        on,
        asks: 'field' in asked ? asked.field : asked.name,
        optional,
        when,
      })),
    ),
  ];
}
