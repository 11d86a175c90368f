import type { ApprovalCase, StepProgress } from '@remit/approvals/approval-case';
import type { Decider, StepQuestion } from '@remit/approvals/step-deciders';
import type { CaseEvent, DecidersOf } from '@remit/approvals/take-event';
import type { TakenDecision } from './taken-decision.ts';

/**
 * The decision that an event was, with what an oracle needs to judge it; null for what decides nothing.
 * @throws where a decision was taken on a request without a step
 */
export function decisionTaken(
  event: CaseEvent,
  before: ApprovalCase,
  after: ApprovalCase,
  { resource, directory, delegations, environment }: StepQuestion,
  deciders: DecidersOf,
): TakenDecision | null {
  if (event.kind !== 'approve' && event.kind !== 'reject' && event.kind !== 'ask') return null;
  const may = (each: StepProgress): readonly Decider[] =>
    deciders(each).filter(({ member }) => member === event.by.member);
  // The step that got the approval; of a refusal or a question, the first of those that could be decided.
  const step =
    before.steps.find((each, at) => (after.steps[at]?.approvals.length ?? 0) > each.approvals.length) ??
    before.steps.slice(before.current).find((each) => may(each).length > 0) ??
    before.steps[before.current];
  if (step === undefined) throw new Error('a decision was taken on a request without a step');
  const given = after.steps[before.steps.indexOf(step)]?.approvals.at(-1);
  const capacities = event.kind === 'approve' && given !== undefined ? [given] : may(step);
  const now = environment.now;
  return { kind: event.kind, by: event.by, capacities, step, now, resource, directory, delegations };
}
