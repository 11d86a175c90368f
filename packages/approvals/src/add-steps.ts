import type { ApprovalCase, PlannedStep } from './approval-case.ts';
import { freshStep } from './take-event.ts';

/**
 * A request with the steps that have come to be for it since they were planned: what others like it come to may have
 * grown. None is ever taken away, and one that was done stays done; what is new comes after the step it waits in.
 * @param planned the steps that the policy has for it now
 */
export function addSteps(state: ApprovalCase, planned: readonly PlannedStep[]): ApprovalCase {
  if (state.status !== 'waiting' && state.status !== 'information') return state;
  const known = new Set(state.steps.map(({ name }) => name));
  const added = planned.filter(({ name }) => !known.has(name));
  if (added.length === 0) return state;
  const order = planned.map(({ name }) => name);
  const steps = [...state.steps];
  for (const step of added) {
    const later = new Set(order.slice(order.indexOf(step.name) + 1));
    const before = steps.findIndex(({ name }, at) => at > state.current && later.has(name));
    steps.splice(before < 0 ? steps.length : before, 0, freshStep(step));
  }
  return { ...state, steps };
}
