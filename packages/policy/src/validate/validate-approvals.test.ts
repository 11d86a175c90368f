import { expect, test } from 'vitest';
import { problemsOf } from '@remit/testkit/problems-of';
import type { PolicyDocument, StepNeed } from '../document.ts';
import type { PolicyProblem } from './policy-problem.ts';

/** An approval of payments with one step that these people decide. */
const deciding = (emails: readonly string[], need: StepNeed): Partial<PolicyDocument> => ({
  approvals: [
    {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      steps: [{ name: 'Sign', by: { kind: 'people', emails }, need }],
    },
  ],
});

test.each<readonly [string, Partial<PolicyDocument>, PolicyProblem['kind'], string]>([
  ['a step of nobody', deciding([], 'any'), 'malformed-value', 'one person at least'],
  ['a step of what is no e-mail', deciding(['ana'], 'any'), 'malformed-value', '`ana` is no e-mail'],
  ['a step that names one person twice', deciding(['a@b', 'a@b'], 'any'), 'duplicate-name', 'another person'],
  ['a step of one of each person', deciding(['a@b', 'c@d'], 'each'), 'malformed-value', '`all` is every one'],
  ['a step of more people than it names', deciding(['a@b'], 2), 'malformed-value', '1 people are named'],
])('%s is refused, with what is wrong', (_, has, kind, sentence) => {
  expect(problemsOf(has)).toContainEqual(
    expect.objectContaining({ kind, sentence: expect.stringContaining(sentence) as unknown }),
  );
});
