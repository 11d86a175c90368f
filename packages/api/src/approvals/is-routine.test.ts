import { compilePolicy } from '@remit/policy/compile';
import { subjectOf } from '@remit/policy/subject-of';
import { anchor } from '@remit/sample/calendar';
import { haldenWorks } from '@remit/sample/halden-works';
import { expect, test } from 'vitest';
import { isRoutine } from './is-routine.ts';

const { policy, directory } = haldenWorks();
const compiled = compilePolicy(policy, 1);
const henrik = directory.members.find(({ email }) => email === 'henrik@halden.example');
const subject = henrik === undefined ? null : subjectOf(directory, henrik.id);
const environment = { now: anchor, timeZone: 'Europe/Paris', met: [], attributes: {} } as const;

function routine(minor: number | null, currency = 'EUR'): boolean {
  if (subject === null) throw new Error('the sample lacks whom this test stands on');
  const resource = {
    type: 'fin.PaymentRequest',
    id: '7d4f7d0e-6f0b-4c8e-9a51-0b1f6c1f0a11',
    folder: '/operations/production',
    attributes: {
      amount: minor === null ? null : ({ type: 'money', minor, currency } as const),
      department: { type: 'department', value: '/operations/production' } as const,
      submitter: { type: 'member', value: 'somebody else' } as const,
    },
    history: [],
  };
  return isRoutine(compiled, subject, resource, environment);
}

test.each([
  ['a third of the limit is routine', 333_333, true],
  ['one minor unit more is not', 333_334, false],
  ['the limit itself is not', 1_000_000, false],
  ['what is above it is not', 1_000_001, false],
  ['an amount that cannot be tripled exactly is not', Number.MAX_SAFE_INTEGER, false],
  ['no amount is not', null, false],
] as const)('%s', (_, minor, expected) => {
  expect(routine(minor)).toBe(expected);
});

test('an amount in a currency that has no rate is not routine: nobody can say how much it is', () => {
  expect(routine(100, 'XTS')).toBe(false);
});
