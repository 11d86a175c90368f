import type { Check } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { explain } from '@remit/policy/explain';

/**
 * Whether no rule and no exclusion stands against whoever acts in another's place. Their own grants do not count: what
 * the other may do is asked of the other. Source: semantics.md, "Acting for another".
 * @param revision of the directory that is asked about
 */
export function nothingForbids(compiled: CompiledPolicy, check: Check, revision: number): boolean {
  return explain(compiled, check, revision).rules.every(({ rule, effect, applies }) => {
    if (!applies) return true;
    if (effect !== 'require') return false;
    const asked = compiled.document.rules.find((each) => each.name === rule);
    return asked?.kind === 'require' && check.environment.met.includes(asked.obligation);
  });
}
