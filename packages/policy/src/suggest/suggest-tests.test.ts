import { haldenWorks } from '@remit/sample/halden-works';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePolicy } from '../compile.ts';
import { coverage } from './coverage.ts';
import type { PolicyDocument } from '../document.ts';
import { runTests } from './run-tests.ts';
import { SOMEBODY_ELSE, suggestTests } from './suggest-tests.ts';
import { validatePolicy } from '../validate/validate.ts';

const environment = { now: 1_790_000_000_000, timeZone: 'Europe/Paris', met: [], attributes: {} };
const nobody = {
  revision: 0,
  departments: [],
  members: [],
  groups: [],
  assignments: [],
  folders: ['/'],
  timeZone: 'UTC',
  baseCurrency: 'EUR',
};

function coveredBy(document: PolicyDocument) {
  const compiled = compilePolicy(document, 1);
  const runs = runTests(compiled, nobody, environment);
  return { runs, ...coverage(compiled, runs).counts };
}

test('of a real policy most parts get a test that turns on them, and each of them passes', () => {
  const { policy } = haldenWorks();
  const tests = suggestTests(policy, environment);
  const document = { ...policy, tests };
  expect(validatePolicy(document)).toEqual([]);
  // They are called as their readers would call them.
  expect(tests.map(({ name }) => name)).toContain('Sales representative may read an account');
  for (const { name } of tests) expect(name).not.toMatch(/[a-z]\.[A-Z]|[a-z][A-Z]/u);
  // A member other than the subject is nobody in particular, and an id as the wire takes it.
  for (const { attributes } of tests)
    for (const value of Object.values(attributes))
      expect(value?.type === 'member' ? value.value : SOMEBODY_ELSE).toBe(SOMEBODY_ELSE);
  const { runs, decided, total } = coveredBy(document);
  expect(runs.filter(({ passed }) => !passed)).toEqual([]);
  expect(decided / total).toBeGreaterThan(0.8);
  // What the tests turn on already is not asked again.
  expect(suggestTests(document, environment).length).toBeLessThan(tests.length / 4);
});

test('whatever a policy says, suggested tests are valid, pass, and turn on something that none did', () => {
  let suggested = 0;
  fc.assert(
    fc.property(arbitraryDocument, (some) => {
      const document = { ...some, tests: [] };
      if (validatePolicy(document).length > 0) return;
      const tests = suggestTests(document, environment);
      suggested += tests.length;
      expect(validatePolicy({ ...document, tests })).toEqual([]);
      const { runs, decided } = coveredBy({ ...document, tests });
      expect(runs.filter(({ passed }) => !passed)).toEqual([]);
      expect(decided).toBeGreaterThanOrEqual(tests.length === 0 ? 0 : 1);
    }),
    { numRuns: 25 },
  );
  expect(suggested).toBeGreaterThan(25);
});
