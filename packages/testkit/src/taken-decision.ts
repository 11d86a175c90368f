import type { Resource } from '@remit/policy/check';
import type { Directory } from '@remit/policy/directory';
import type { Party, StepProgress } from '@remit/approvals/approval-case';
import type { Delegation } from '@remit/approvals/delegation';
import type { Decider } from '@remit/approvals/step-deciders';

/** A decision that the machine took, and everything that an oracle needs to judge it. */
export interface TakenDecision {
  readonly kind: 'approve' | 'reject' | 'ask';
  readonly by: Party;
  /** Every capacity in which they decided; for an approval the one that was written down. */
  readonly capacities: readonly Decider[];
  readonly step: StepProgress;
  readonly now: number;
  readonly resource: Resource;
  readonly directory: Directory;
  readonly delegations: readonly Delegation[];
}
