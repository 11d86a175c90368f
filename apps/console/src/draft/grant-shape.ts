import type { Grant } from '@remit/policy/document';

/** `all`: nothing narrows it; `own`: the owner and nothing else; `limited`: an amount and nothing else; `rule`: any other. */
export type GrantShape = 'all' | 'own' | 'limited' | 'rule';

/** How a grant is narrowed. A module qualifier only says which types are meant, so it narrows nothing here. */
export function grantShape(grant: Grant): GrantShape {
  const qualifiers = (grant.qualifiers ?? []).filter(({ kind }) => kind !== 'module');
  const bound = grant.where !== undefined || (grant.requires ?? []).length > 0;
  if (bound) return 'rule';
  if (qualifiers.length === 0) return grant.upTo === undefined ? 'all' : 'limited';
  const ownAlone = qualifiers.length === 1 && qualifiers[0]?.kind === 'own' && grant.upTo === undefined;
  return ownAlone ? 'own' : 'rule';
}

/** Whether taking the grant away would lose a condition that the letters of a cell cannot write back. */
export const carriesConditions = (grant: Grant): boolean =>
  grantShape(grant) === 'rule' || grantShape(grant) === 'limited';
