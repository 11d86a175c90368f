import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySteps, stepBetween } from '@remit/policy/draft/draft-steps';
import { compilePolicy } from '@remit/policy/compile';
import { effectOfPolicies } from '@remit/policy/compare/effect-of-policies';
import { effectOnPeople } from '@remit/policy/compare/effect-on-people';
import { validatePolicy } from '@remit/policy/validate/validate';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { headlineEngine } from './headline-engine.ts';

test('a draft means on the page what it means on the server, one edit after another', () => {
  let told = 0;
  fc.assert(
    fc.property(
      arbitraryWorld,
      fc.array(arbitraryDocument, { minLength: 1, maxLength: 3 }),
      ({ document, directory, environment }, others) => {
        const base = applySteps(document, [stepBetween(document, document)]);
        const clock = { ...environment, now: Date.now() };
        // Posted to the worker and back, as plain data is.
        const say = headlineEngine(structuredClone({ directory, environment: clock, base, basedOn: 1 }));
        for (const other of others) {
          const live = say(structuredClone(other));
          if (validatePolicy(other).length > 0) {
            expect(live.kind).toBe('invalid');
            continue;
          }
          const [was, is] = [applySteps(base, []), applySteps(base, [stepBetween(base, other)])];
          const server = effectOnPeople(
            effectOfPolicies(
              { compiled: compilePolicy(was, 1), directory },
              { compiled: compilePolicy(is, 2), directory },
              clock,
            ),
          );
          expect(live).toMatchObject({ kind: 'effect', effect: server });
          told += Object.values(server.people).reduce((sum, count) => sum + count, 0);
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(told).toBeGreaterThan(20);
});
