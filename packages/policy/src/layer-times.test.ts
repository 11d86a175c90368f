import { expect, test } from 'vitest';
import { account, assigned, atNoon, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { compilePolicy } from './compile.ts';
import { layerTimes } from './layer-times.ts';
import { subjectOf } from './subject-of.ts';

const compiled = compilePolicy(smallDocument({ roles: [role('Reader', [{ actions: ['read'] }])] }), 1);
const subject = subjectOf(smallDirectory({ assignments: [assigned('alice', 'Reader')] }), 'alice');

function ask(folder: string | null, clock: () => number) {
  if (subject === null) throw new Error('no alice');
  const check = { subject, action: 'read', resource: { ...account({}), folder }, environment: atNoon };
  return layerTimes(compiled, check, clock);
}

test('each layer is told the least that it took, whatever came between once', () => {
  // Each look at the clock is 3 ms after the one before; a pause of a second comes once in a while.
  let [now, looks] = [0, 0];
  const clock = (): number => {
    looks += 1;
    now += looks % 14 === 0 ? 1000 : 3;
    return now;
  };
  expect(ask('/west', clock)).toEqual({ standing: 3, roles: 3, 'folder-scope': 3, rules: 3, fields: 3 });
});

test('of no record in a folder, nothing is told', () => {
  expect(ask(null, () => 0)).toBeNull();
  expect(ask('no path', () => 0)).toBeNull();
});
