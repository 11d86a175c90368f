import { applyEvent } from './apply-event.ts';
import type { ApprovalCase } from './approval-case.ts';
import { USUAL_TIME } from './plan-steps.ts';
import { stepMet } from './step-met.ts';
import { type CaseEffect, type DecidersOf, finishStep, waitedFor, withStep } from './take-event.ts';

/** A step is given up after its time has passed so often, counted from its beginning. */
export const EXPIRES_AFTER = 4;

/**
 * When time next asks for something, in ms since 1970 UTC: of those who decide, or, while the submitter is asked, of
 * the submitter. Null for a request that nobody is waited for.
 */
export function nextTime({ steps, current, status, askedAt }: ApprovalCase): number | null {
  const step = steps[current];
  if (status === 'information' && askedAt !== null) return askedAt + USUAL_TIME;
  if (status !== 'waiting' || !step || step.since === null) return null;
  const due = step.reminders === 0 ? 0.5 : step.reminders;
  return step.since + Math.ceil(step.within * Math.min(due, EXPIRES_AFTER));
}

/** When the step that a request waits in is given up, in ms since 1970 UTC; null for a request that nobody is waited for. */
export function givenUpAt({ steps, current, status }: ApprovalCase): number | null {
  const step = steps[current];
  if (status !== 'waiting' || !step || step.since === null) return null;
  return step.since + step.within * EXPIRES_AFTER;
}

/**
 * Does what time asks for: a reminder at half of a step's time; at the end of it, and of every further time as long,
 * another one and the step taken one level up; after four times as long the request is given up as expired. Each
 * happens once, however often the clock is looked at and however late. A submitter who was asked and says nothing is
 * waited for as long as for a step without a time of its own. Also notices that others than before may decide.
 */
export function runClock(
  state: ApprovalCase,
  now: number,
  deciders: DecidersOf,
): { readonly next: ApprovalCase; readonly effects: readonly CaseEffect[] } {
  const effects: CaseEffect[] = [];
  let next = state;
  for (let time = nextTime(next); time !== null && time <= now; time = nextTime(next)) {
    const step = next.steps[next.current];
    if (step === undefined) break;
    if (next.status === 'information' || step.reminders >= EXPIRES_AFTER) {
      const expired = applyEvent(next, { action: 'expire', at: now, revision: next.revision });
      if (!expired.ok) break;
      return {
        next: { ...next, ...expired.state, askedAt: null },
        effects: [...effects, { kind: 'settled', status: 'expired' }],
      };
    }
    const late = step.reminders > 0;
    next = withStep(next, {
      ...step,
      reminders: step.reminders + 1,
      escalations: step.escalations + (late ? 1 : 0),
    });
    effects.push({ kind: 'reminded', step: step.name, time: step.reminders + 1 });
    if (late) effects.push({ kind: 'escalated', step: step.name, time: step.escalations + 1 });
  }
  const looked = lookAround(next, now, deciders);
  return { next: looked.next, effects: [...effects, ...looked.effects] };
}

function lookAround(
  state: ApprovalCase,
  now: number,
  deciders: DecidersOf,
): { readonly next: ApprovalCase; readonly effects: readonly CaseEffect[] } {
  const step = state.steps[state.current];
  if (step === undefined || (state.status !== 'waiting' && state.status !== 'information'))
    return { next: state, effects: [] };
  const [from, to] = [step.waitingFor, waitedFor(state, deciders)];
  if (to.length === from.length && to.every((member, at) => member === from[at]))
    return { next: state, effects: [] };
  const looked = withStep(state, { ...step, waitingFor: to });
  const effects: readonly CaseEffect[] = [{ kind: 'rerouted', step: step.name, from, to }];
  // Of those whom a step still needed the last may be gone: what was given is then enough.
  if (state.status !== 'waiting' || step.approvals.length === 0 || !stepMet(step, deciders(step)))
    return { next: looked, effects };
  const onward = finishStep(looked, now, deciders, false);
  return { next: onward.next, effects: [...effects, ...onward.effects] };
}
