import { expect, test } from 'vitest';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { actionsOf } from '@remit/policy/catalog';
import { planWithSources } from '@remit/policy/plan-rows';
import { haldenWorks } from '@remit/sample/halden-works';
import { knowDirectory } from './known-directory.ts';
import { candidatesFor } from './roles-granting.ts';
import { typeAsked } from './tenant-call.ts';

const { policy, directory } = haldenWorks();
const compiled = compilePolicy(policy, 1);
const known = knowDirectory(directory);
const environment = { now: Date.UTC(2026, 10, 20), met: ['comment'], attributes: {} } as const;

test('whoever may take an action on anything is among the candidates, for every action there is', () => {
  let found = 0;
  for (const type of compiled.types.values()) {
    for (const action of actionsOf(type)) {
      const candidates = new Set(candidatesFor(compiled, known, action, type.name));
      for (const subject of known.subjects()) {
        const { filter } = planWithSources(compiled, subject, action, type, environment);
        if (filter.kind === 'none') continue;
        found += 1;
        expect(candidates.has(subject)).toBe(true);
      }
    }
  }
  expect(found).toBeGreaterThan(1000);
});

test('somebody of the sample administers, and few are asked', () => {
  const candidates = candidatesFor(compiled, known, 'publish', 'remit.Policy');
  const may = candidates.filter(
    (subject) =>
      decide(compiled, { subject, action: 'publish', resource: typeAsked('remit.Policy'), environment })
        .outcome === 'allow',
  );
  expect(may.length).toBeGreaterThan(0);
  expect(candidates.length).toBeLessThan(20);
});
