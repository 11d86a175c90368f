import * as fc from 'fast-check';
import { runSeed } from '@remit/testkit/seed';
import { expect, test } from 'vitest';
import type { PlannedStep } from './approval-case.ts';
import type { Decider } from './step-deciders.ts';
import { draftCase, takeEvent } from './take-event.ts';

const party = (name: string) => ({ member: name, person: `person ${name}` });
const holds = (name: string, ...roles: readonly string[]): readonly Decider[] =>
  roles.map((as) => ({ ...party(name), as, onBehalfOf: null }));

/**
 * Lets people approve one after the other, each who still may.
 * @returns where the request stands then
 */
function approvedBy(
  roles: readonly string[],
  deciders: readonly Decider[],
  names: readonly string[],
): string {
  const step: PlannedStep = {
    name: 'Both',
    by: { kind: 'roles', roles },
    need: 'each',
    optional: false,
    within: 1000,
  };
  const begun = takeEvent(
    draftCase({ submitter: party('tom'), sender: null }, 'asked', 0),
    { kind: 'submit', at: 0, by: party('tom'), revision: 1, content: 'asked', steps: [step] },
    () => deciders,
  );
  if (!begun.ok) throw new Error('it did not begin');
  let state = begun.next;
  for (const name of names) {
    const { revision } = state;
    const taken = takeEvent(state, { kind: 'approve', at: 1, by: party(name), revision }, () => deciders);
    if (taken.ok) state = taken.next;
  }
  return state.status;
}

test.each([
  ['first', ['ann', 'ben']],
  ['last', ['ben', 'ann']],
])(
  'whoever alone holds one of the roles and shares the other fills the one that nobody else can: %s',
  (_, names) => {
    const deciders = [...holds('ann', 'Finance', 'Director'), ...holds('ben', 'Finance')];
    expect(approvedBy(['Finance', 'Director'], deciders, names)).toBe('approved');
  },
);

test('one person of both roles is not one of each', () => {
  const deciders = [...holds('ann', 'Finance', 'Director')];
  expect(approvedBy(['Finance', 'Director'], deciders, ['ann', 'ann'])).toBe('waiting');
});

const names = ['ann', 'ben', 'cem', 'dee'];
const roles = ['Finance', 'Director', 'Law'];

/** Slow and obvious: tries everybody for each role in turn. */
function canBeFilled(
  left: readonly string[],
  people: readonly string[],
  deciders: readonly Decider[],
): boolean {
  const [role, ...others] = left;
  if (role === undefined) return true;
  return people.some(
    (name) =>
      deciders.some(({ member, as }) => member === name && as === role) &&
      canBeFilled(
        others,
        people.filter((each) => each !== name),
        deciders,
      ),
  );
}

const seed = runSeed();
test(`in whichever order everybody approves, one of each is there if there are such people (REMIT_SEED=${seed})`, () => {
  let filled = 0;
  const run = fc.property(
    fc.array(fc.subarray(roles), { minLength: names.length, maxLength: names.length }),
    fc.shuffledSubarray(names, { minLength: names.length }),
    (held, order) => {
      const deciders = names.flatMap((name, at) => holds(name, ...(held[at] ?? [])));
      const wanted = canBeFilled(roles, names, deciders);
      if (wanted) filled += 1;
      expect(approvedBy(roles, deciders, order)).toBe(wanted ? 'approved' : 'waiting');
    },
  );
  fc.assert(run, { seed, numRuns: 2000 });
  expect(filled).toBeGreaterThan(200);
  expect(filled).toBeLessThan(1900);
});
