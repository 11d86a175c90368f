import type { Cause, Decision, Reason } from '@remit/policy/decision';
import type { ReferenceDecision } from './reference.ts';

function spelled(reason: Reason | Cause): string {
  switch (reason.kind) {
    case 'granted': {
      const { role, scope, index } = reason.grant;
      return `granted ${role} ${scope ?? '-'} ${index}`;
    }
    case 'no-grant':
    case 'unreadable':
    case 'no-folder':
    case 'unknown-action':
      return reason.kind;
    case 'standing':
      return `standing ${reason.problem}`;
    case 'forbidden':
      return `forbidden ${reason.rule}`;
    case 'separated':
      return `separated ${reason.exclusion} ${reason.other} ${reason.known}`;
    case 'obligation':
      return `asked ${reason.rule ?? '-'} ${reason.obligation}`;
    default:
      return reason satisfies never;
  }
}

/** Reasons as a set, in the spelling of the reference: their order and their repetition mean nothing. */
export const spelledReasons = (because: readonly (Reason | Cause)[]): readonly string[] =>
  [...new Set(because.map(spelled))].toSorted();

/** The engine's decision in the spelling of the reference; what only a check without a record says is left out. */
export function spelledDecision(decision: Decision): Omit<ReferenceDecision, 'outcome'> & {
  readonly outcome: Decision['outcome'];
} {
  const { outcome, denial, because, obligations } = decision;
  return {
    outcome,
    denial,
    because: spelledReasons(because),
    obligations: [...new Set(obligations)].toSorted(),
  };
}
