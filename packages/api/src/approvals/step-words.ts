import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { StepNeed } from '@remit/policy/document';
import { roleLabel } from '../grant-words.ts';

/** How many a step needs: "any one", "2 of them". */
export function needWords(need: StepNeed): string {
  switch (need) {
    case 'any':
      return 'any one';
    case 'all':
      return 'all of them';
    case 'each':
      return 'one of each role';
    default:
      return need === 1 ? 'any one' : `${need} of them`;
  }
}

/** As what somebody decides: the role as screens call it, `head of department`, or that the policy names them. */
export function capacityWords(policy: CompiledPolicy, as: string): string {
  if (as === 'head') return 'head of department';
  if (as === 'named') return 'named in the policy';
  return as === 'able' ? 'approver' : roleLabel(policy, as);
}
