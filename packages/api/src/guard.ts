import type { DecisionInFull } from '@remit/policy/decision';
import type { RowFilter } from '@remit/policy/row-filter';
import { planRows } from '@remit/policy/plan-rows';
import { grantWords } from './grant-words.ts';
import { type SentenceSubject, sentencesOf } from './sentences.ts';
import { type TenantCall, decideHere, typeAsked } from './tenant-call.ts';
import type { Guard } from './views.ts';

/** What a decision means to a control: allowed and by what, or refused and why. */
export function guardOf(
  call: TenantCall,
  decision: DecisionInFull,
  asked: SentenceSubject,
  next: string | null,
): Guard {
  if (decision.outcome === 'allow') {
    const granted = decision.because.find((reason) => reason.kind === 'granted');
    const because =
      granted?.kind === 'granted'
        ? `You hold ${grantWords(call.policy.compiled, call.directory, granted.grant, granted.source)}.`
        : 'Your roles allow it.';
    return { allowed: true, because };
  }
  const [reason] = sentencesOf(call, decision.because, asked);
  return { allowed: false, reason: reason ?? 'No role that you hold allows this.', next };
}

/** Whether the asker has a permission that concerns no record in particular. */
export function typeGuard(call: TenantCall, type: string, action: string, next: string | null): Guard {
  return guardOf(call, decideHere(call, action, typeAsked(type)), { type, action }, next);
}

/** Whether there is any record on which the asker could take an action. */
export function rowsGuard(call: TenantCall, type: string, action: string, next: string | null): Guard {
  if (rowsOf(call, type, action).kind !== 'none') return { allowed: true, because: 'Your roles allow it.' };
  const [reason] = sentencesOf(call, [{ kind: 'no-grant', tried: [] }], { type, action });
  return { allowed: false, reason: reason ?? 'No role that you hold allows this.', next };
}

/** The records of a type on which the asker may take an action now. */
export function rowsOf(call: TenantCall, type: string, action: string): RowFilter {
  const { policy, subject, environment } = call;
  // A comment can be given with any decision, so a duty to give one keeps no record from the list.
  const met = [...environment.met, 'comment'] as const;
  return planRows(policy.compiled, subject, action, type, { ...environment, met });
}
