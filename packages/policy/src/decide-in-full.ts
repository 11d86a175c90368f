import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { DecisionInFull } from './decision.ts';
import { explain } from './explain.ts';

/** The very decision that `decide` takes, with its reasons in full: for whoever must say why, and not only whether. */
export function decideInFull(compiled: CompiledPolicy, check: Check): DecisionInFull {
  const { decision, because } = explain(compiled, check, 0);
  return { ...decision, because };
}
