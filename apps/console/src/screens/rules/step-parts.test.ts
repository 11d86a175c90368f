import { expect, test } from 'vitest';
import type { ApprovalStep, StepDeciders } from '@remit/policy/document';
import {
  isStepName,
  needsFor,
  nextStep,
  timesFor,
  withDeciders,
  withPassing,
  withTime,
} from './step-parts.ts';

const DAY = 86_400_000;
const roles: StepDeciders = { kind: 'roles', roles: ['Approver', 'Exec'] };
const step: ApprovalStep = { name: 'First', by: roles, need: 'each', within: 36 * 3_600_000 };

test.each<[string, StepDeciders, readonly unknown[]]>([
  ['a head is one', { kind: 'head' }, ['any']],
  ['of one role there is not one of each', { kind: 'roles', roles: ['Exec'] }, ['any', 'all', 2, 3, 4, 5]],
  ['of roles there may be one of each', roles, ['any', 'all', 'each', 2, 3, 4, 5]],
  ['of named people no more than are named', { kind: 'people', emails: ['a@x', 'b@x'] }, ['any', 'all', 2]],
])('%s', (_, by, needs) => {
  expect(needsFor({ ...step, by, need: 'any' })).toEqual(needs);
});

test('what a step says already is offered, however odd', () => {
  expect(needsFor({ ...step, need: 40 })).toContain(40);
  expect(timesFor(step)).toEqual([1, 1.5, 2, 3, 5, 7, 14].map((days) => days * DAY));
});

test('others decide a step as many as they can be, else any one of them', () => {
  expect(withDeciders(step, { kind: 'head' }).need).toBe('any');
  expect(withDeciders({ ...step, need: 3 }, { kind: 'people', emails: ['a@x', 'b@x'] }).need).toBe('any');
  expect(withDeciders({ ...step, need: 2 }, { kind: 'people', emails: ['a@x', 'b@x'] }).need).toBe(2);
});

test('a time and a leave to pass over are there or absent, and nothing else changes', () => {
  const { within: _, ...timeless } = step;
  expect(withTime(step, null)).toEqual(timeless);
  expect(withTime(timeless, DAY)).toEqual({ ...step, within: DAY });
  expect(withPassing(step, true)).toEqual({ ...step, optional: true });
  expect(withPassing(withPassing(step, true), false)).toEqual(step);
});

test('a step that comes has a name of its own, which a step can have', () => {
  const taken = [{ ...step, name: 'Step3' }, step];
  const come = nextStep(taken, { kind: 'head' });
  expect(come).toEqual({ name: 'Step4', by: { kind: 'head' }, need: 'any' });
  expect(isStepName(come.name, ['Step3', 'First'])).toBe(true);
});

test.each([
  ['First', false],
  ['Step 2', false],
  ['2nd', false],
  ['', false],
  ['Second-look', true],
])('beside the step First, %o is a name of a step: %o', (name, is) => {
  expect(isStepName(name, ['First'])).toBe(is);
});
