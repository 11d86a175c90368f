import { expect, test } from 'vitest';
import { applySteps, stepBetween } from '@remit/policy/draft-steps';
import { validatePolicy } from '@remit/policy/validate';
import { starterPolicy } from './starter-policy.ts';
import { trialPolicy } from './trial-policy.ts';

const own = starterPolicy();
const euro = { currency: 'EUR', minorDigits: 2 };

test('a policy that begins has the sample beside it without a problem, and what it had is as it was', () => {
  const tried = trialPolicy(own, euro);
  expect(validatePolicy(tried)).toEqual([]);
  expect(tried.roles.slice(0, own.roles.length)).toEqual(own.roles);
  expect(tried.roles.length).toBeGreaterThan(own.roles.length + 5);
  expect(tried.folderScopes).toEqual([]);
  // As a draft it is the same.
  expect(stepBetween(applySteps(own, [stepBetween(own, tried)]), tried)).toEqual([]);
});

test('what was tried once is not tried again', () => {
  const tried = trialPolicy(own, euro);
  expect(trialPolicy(tried, euro)).toEqual(tried);
});
