import type { DutyChange } from '@remit/policy/compare/duty-changes';
import { dutySentence } from '@remit/policy/words/duty-sentence';
import { roleLabel } from '../grant-words.ts';
import type { ChangeSentence } from '../people/people-views.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';

/** What is asked otherwise of whoever acts, in the words of a policy. */
export function saidDuties(
  { compiled }: Pick<PolicyInForce, 'compiled'>,
  changes: readonly DutyChange[],
): readonly ChangeSentence[] {
  const names = {
    role: (role: string): string => roleLabel(compiled, role),
    type: (type: string): string => compiled.types.get(type)?.label ?? type,
  };
  return changes.map((change) => ({ change: 'changes', sentence: dutySentence(change, names) }));
}
