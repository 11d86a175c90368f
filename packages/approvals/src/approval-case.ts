import type { StepDeciders, StepNeed } from '@remit/policy/document';
import type { Lent } from './lent.ts';
import type { RequestState } from './request-state.ts';

/** An account and the natural person behind it: rules judge persons. */
export interface Party {
  readonly member: string;
  readonly person: string;
}

/** Who decides a step: as the policy says, or whoever the engine lets approve where the policy declares no steps. */
export type PlannedDeciders = StepDeciders | { readonly kind: 'able' };

/** A step of an approval that one request has to go through. */
export interface PlannedStep {
  readonly name: string;
  readonly by: PlannedDeciders;
  readonly need: StepNeed;
  /** It may be passed over: by deciding the step after it, or, after the last that may not, by sending it no further. */
  readonly optional: boolean;
  /** Milliseconds in which it should be decided. */
  readonly within: number;
}

/** An approval that was given: by whom, in which capacity, for whom, and of what. */
export interface GivenApproval extends Party, Lent {
  /** The role that made them a decider, or `head`, `named`, `able`. */
  readonly as: string;
  readonly at: number;
  /** What the request said then; see `ApprovalCase.content`. */
  readonly content: string;
}

export interface StepProgress extends PlannedStep {
  /** When it began to wait, ms since 1970 UTC; null before its turn. Time in which the submitter was asked is left out. */
  readonly since: number | null;
  readonly approvals: readonly GivenApproval[];
  readonly passedOver: boolean;
  /** How often its deciders were reminded. */
  readonly reminders: number;
  /** How many levels up it has been taken. */
  readonly escalations: number;
  /** Members whom it waited for when that was last looked at. */
  readonly waitingFor: readonly string[];
}

/** A request on its way: everything that says what may happen to it next, and nothing about who may do it. */
export interface ApprovalCase extends RequestState {
  /** Whose request it is. */
  readonly submitter: Party;
  /** Who sent it in the submitter's place; null where they did so themselves. */
  readonly sender: Party | null;
  /** What its decision-bearing fields say, as one text: equal texts are equal contents. */
  readonly content: string;
  readonly steps: readonly StepProgress[];
  /** Place of the step that it waits in; `steps.length` after the last. */
  readonly current: number;
  /** When the submitter was asked for more, which stops the clock of the step; null otherwise. */
  readonly askedAt: number | null;
  /** When what it lies in or names was last moved since it was sent or changed, and its steps began anew; absent if never. */
  readonly movedAt?: number;
}
