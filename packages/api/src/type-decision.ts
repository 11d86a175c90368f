import type { DecisionInFull } from '@remit/policy/decision';
import type { TenantCall } from './tenant-call.ts';

/** The decision that let in a call that was decided on its type, before its handler ran. */
export function typeDecision({ decisions, procedure }: TenantCall): DecisionInFull {
  const [decision] = decisions;
  if (decision === undefined) throw new Error(`${procedure} was not decided on its type`);
  return decision;
}
