import type { AdministratorFailure, ApproverFailure, PersonFailure } from './disclosed-explanation.ts';
import type { GrantFailure, GrantReference } from '../decision.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Condition } from '../condition.ts';
import { discloseMissing, discloseTruth, discloseValue, type Disclosure } from './disclose-facts.ts';

/** Which clause of a grant failed, for the person who holds its role. */
export function failureForPerson(failure: GrantFailure): PersonFailure {
  switch (failure.clause) {
    case 'qualifier':
      return { clause: 'qualifier', qualifier: failure.qualifier };
    case 'limit':
      return { clause: 'limit', limit: failure.limit };
    case 'where':
    case 'row-policy':
      return { clause: failure.clause };
    default:
      return failure satisfies never;
  }
}

/** The field that a qualifier reads; undefined when it reads none of its own. */
function fieldOf(
  { qualifier }: Extract<GrantFailure, { clause: 'qualifier' }>,
  { compiled, type }: Disclosure,
): string | undefined {
  switch (qualifier) {
    case 'own':
      return compiled.types.get(type)?.owner;
    case 'department':
      return compiled.types.get(type)?.department;
    case 'set':
    case 'module':
      return undefined;
    default:
      return qualifier satisfies never;
  }
}

/** The clause, and what it found on the record as far as the reader sees it. */
export function failureForApprover(failure: GrantFailure, disclosure: Disclosure): ApproverFailure {
  switch (failure.clause) {
    case 'qualifier': {
      const found = discloseValue(fieldOf(failure, disclosure), failure.found, disclosure);
      return { clause: 'qualifier', qualifier: failure.qualifier, found };
    }
    case 'limit': {
      const amount = disclosure.compiled.types.get(disclosure.type)?.amount;
      const found = discloseValue(amount, failure.found, disclosure);
      return { clause: 'limit', limit: failure.limit, found };
    }
    case 'where':
    case 'row-policy':
      return { clause: failure.clause };
    default:
      return failure satisfies never;
  }
}

/** Null when there is no such condition: then nothing can be said of what it reads. */
function whereOf(compiled: CompiledPolicy, { role, scope, index }: GrantReference): Condition | null {
  const grants = scope === null ? compiled.baseGrants.get(role) : compiled.scopes.get(role)?.get(scope);
  return grants?.[index]?.grant.where ?? null;
}

/** Everything about the clause that does not tell what the reader may not see. */
export function failureForAdministrator(
  failure: GrantFailure,
  grant: GrantReference,
  disclosure: Disclosure,
): AdministratorFailure {
  const { compiled, type } = disclosure;
  switch (failure.clause) {
    case 'qualifier': {
      const found = discloseValue(fieldOf(failure, disclosure), failure.found, disclosure);
      return { clause: 'qualifier', qualifier: failure.qualifier, wanted: failure.wanted, found };
    }
    case 'limit': {
      const found = discloseValue(compiled.types.get(type)?.amount, failure.found, disclosure);
      return { clause: 'limit', limit: failure.limit, found };
    }
    case 'where': {
      const truth = discloseTruth(failure.truth, whereOf(compiled, grant), disclosure);
      return { clause: 'where', truth, missing: discloseMissing(failure.missing, disclosure) };
    }
    case 'row-policy': {
      const policies = compiled.rowPolicies.get(type)?.get(grant.role) ?? [];
      const where = policies.find(({ name }) => name === failure.policy)?.where ?? null;
      const truth = discloseTruth(failure.truth, where, disclosure);
      return { clause: 'row-policy', policy: failure.policy, truth };
    }
    default:
      return failure satisfies never;
  }
}
