import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';

/** What a call can have met, each of which may open another grant. */
const duties = [[], ['comment'], ['second-factor'], ['comment', 'second-factor']] as const;

/**
 * All that a call can have met of duties, for as far as it makes a difference: where no grant and no rule of the policies
 * asks for anything, it makes none.
 */
export function dutiesAsked(policies: readonly CompiledPolicy[]): readonly Environment['met'][] {
  const asks = policies.some(
    ({ document: { roles, folderScopes, rules } }) =>
      rules.some(({ kind }) => kind === 'require') ||
      [...roles, ...folderScopes].some(({ grants }) =>
        grants.some(({ requires = [] }) => requires.length > 0),
      ),
  );
  return asks ? duties : duties.slice(0, 1);
}
