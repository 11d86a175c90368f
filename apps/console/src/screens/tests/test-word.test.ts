import { haldenWorks } from '@remit/sample/halden-works';
import { suggestTests } from '@remit/policy/suggest/suggest-tests';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testWord } from './test-as-word.ts';
import { testOfWord } from './test-word.ts';
import { runMadeUp } from './run-made-up.ts';

const { policy } = haldenWorks();
const asked = { now: 1_790_000_000_000, timeZone: 'Europe/Paris', baseCurrency: 'EUR' };

test('a test comes back from its address as it was', () => {
  const tests = suggestTests(policy, { now: asked.now, met: [], attributes: {} });
  expect(tests.length).toBeGreaterThan(5);
  for (const each of tests) expect(testOfWord(testWord(each), policy)).toEqual(each);
});

test('an address that was made by hand, or names what is gone, carries no test and breaks nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (word) => {
      expect(testOfWord(word, policy)).toBeNull();
    }),
  );
  const gone = {
    name: 'gone',
    subject: { kind: 'made-up', roles: [{ role: 'Nobody', folder: '/' }] },
    type: 'crm.Contract',
    folder: '/',
    attributes: {},
    expect: { kind: 'decision', outcome: 'allow', action: 'read' },
  };
  expect(testOfWord(JSON.stringify(gone), policy)).toBeNull();
});

test('a document that is no policy answers nothing, and says so', () => {
  const [role] = policy.roles;
  if (role === undefined) throw new Error('the sample has no roles');
  expect(runMadeUp({ ...policy, roles: [role, role] }, asked)).toBeNull();
  expect(runMadeUp(policy, asked)?.coverage.counts.total).toBeGreaterThan(20);
});
