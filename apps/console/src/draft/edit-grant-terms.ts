import { sameData } from '@remit/policy/same-data';
import type { Condition } from '@remit/policy/condition';
import type { Grant, Limit, ObligationKind, PolicyDocument, Qualifier } from '@remit/policy/document';
import { setGrants } from './edit-role.ts';
import type { EditOutcome } from './edit-outcome.ts';

/** What narrows a grant and what it asks for; null and empty lists stand for nothing. */
export interface GrantTerms {
  readonly qualifiers: readonly Qualifier[];
  readonly where: Condition | null;
  readonly upTo: Limit | null;
  readonly requires: readonly ObligationKind[];
}

/** The terms of a grant, each there. */
export function termsOf({ qualifiers = [], where, upTo, requires = [] }: Grant): GrantTerms {
  return { qualifiers, where: where ?? null, upTo: upTo ?? null, requires };
}

/** The document in which one grant of a role has other terms. The grant is told by what it says, not by its place. */
export function setGrantTerms(
  document: PolicyDocument,
  role: string,
  grant: Grant,
  { qualifiers, where, upTo, requires }: GrantTerms,
): EditOutcome {
  const grants = document.roles.find(({ name }) => name === role)?.grants ?? [];
  const at = grants.findIndex((each) => sameData(each, grant));
  if (at < 0) return { ok: false, reason: 'this grant is not there any more; look at the role again' };
  const { actions, on } = grant;
  const after: Grant = {
    actions,
    ...(on === undefined ? {} : { on }),
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...(where === null ? {} : { where }),
    ...(upTo === null ? {} : { upTo }),
    ...(requires.length === 0 ? {} : { requires }),
  };
  return setGrants(document, role, grants.with(at, after));
}
