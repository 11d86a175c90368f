import type { ApprovalStep, StepDeciders, StepNeed } from '@remit/policy/document';

const DAY = 86_400_000;

/** The times that are offered for a step, in milliseconds. */
const TIMES: readonly number[] = [1, 2, 3, 5, 7, 14].map((days) => days * DAY);

/** The times that are offered for a step, its own among them, shortest first. */
export const timesFor = ({ within }: ApprovalStep): readonly number[] =>
  [...new Set([...TIMES, ...(within === undefined ? [] : [within])])].toSorted((one, other) => one - other);

/** So many people are offered to decide together. */
const MOST_OFFERED = 5;

/** How many of a step's deciders it may need, its own need among them. A department has one head. */
export function needsFor({ by, need }: ApprovalStep): readonly StepNeed[] {
  const most = by.kind === 'people' ? Math.min(by.emails.length, MOST_OFFERED) : MOST_OFFERED;
  const numbers = Array.from({ length: Math.max(0, most - 1) }, (_, at) => at + 2);
  const offered: readonly StepNeed[] =
    by.kind === 'head'
      ? ['any']
      : [
          'any',
          'all',
          ...(by.kind === 'roles' && by.roles.length > 1 ? (['each'] as const) : []),
          ...numbers,
        ];
  return offered.includes(need) ? offered : [...offered, need];
}

/** A step that others decide. What it needed of those before may be more than there are now: it then needs any one. */
export function withDeciders(step: ApprovalStep, by: StepDeciders): ApprovalStep {
  const next: ApprovalStep = { ...step, by, need: 'any' };
  return needsFor(next).includes(step.need) ? { ...next, need: step.need } : next;
}

/** A step with a time to be decided in; null for the usual one. */
export function withTime(step: ApprovalStep, within: number | null): ApprovalStep {
  const { within: _, ...rest } = step;
  return within === null ? rest : { ...rest, within };
}

/** A step that may be passed over, or no more. */
export function withPassing(step: ApprovalStep, optional: boolean): ApprovalStep {
  const { optional: _, ...rest } = step;
  return optional ? { ...rest, optional: true } : rest;
}

const STEP_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/u;

/** Whether a step can be called so beside the others. */
export const isStepName = (name: string, taken: readonly string[]): boolean =>
  STEP_NAME.test(name) && !taken.includes(name);

/** A step after the others, under a name that none of them has. */
export function nextStep(steps: readonly ApprovalStep[], by: StepDeciders): ApprovalStep {
  const taken = new Set(steps.map(({ name }) => name));
  let number = steps.length + 1;
  while (taken.has(`Step${number}`)) number += 1;
  return { name: `Step${number}`, by, need: 'any' };
}
