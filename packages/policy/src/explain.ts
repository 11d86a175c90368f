import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Explanation } from './decision.ts';
import { consider } from './decide.ts';

/**
 * One decision with everything behind it: the very one that `decide` takes.
 * @param directoryRevision of the directory from which the subject was read
 */
export function explain(compiled: CompiledPolicy, check: Check, directoryRevision: number): Explanation {
  return { ...consider(compiled, check), policyVersion: compiled.version, directoryRevision };
}
