import { expect, test } from 'vitest';
import { applySteps, changesOfSteps, stepBetween } from '@remit/policy/draft/draft-steps';
import { validatePolicy } from '@remit/policy/validate/validate';
import { starterPolicy } from './starter-policy.ts';
import { trialStep } from './trial-policy.ts';

const own = starterPolicy();
const euro = { currency: 'EUR', minorDigits: 2 };
const step = trialStep(own, euro);
const tried = applySteps(own, [step]);

test('a policy that begins has the sample beside it without a problem, and what it had is as it was', () => {
  expect(validatePolicy(tried)).toEqual([]);
  expect(tried.roles.length).toBeGreaterThan(own.roles.length + 5);
  expect(tried.folderScopes).toEqual([]);
  expect(changesOfSteps(own, [step])).toHaveLength(step.length);
  expect(stepBetween(own, tried)).toHaveLength(step.length);
  for (const { name } of own.roles) expect(step.some(({ key }) => key === name)).toBe(false);
});

test('what was tried once is not tried again', () => {
  expect(trialStep(tried, euro)).toEqual([]);
});
