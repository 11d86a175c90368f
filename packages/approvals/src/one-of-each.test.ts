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
 * @returns where the request stands then, for whom it waits, and what came of each
 */
function approving(roles: readonly string[], deciders: readonly Decider[], names: readonly string[]) {
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
  const outcomes = names.map((name) => {
    const { revision } = state;
    const taken = takeEvent(state, { kind: 'approve', at: 1, by: party(name), revision }, () => deciders);
    if (!taken.ok) return taken.refused.kind;
    state = taken.next;
    return state.status;
  });
  return { status: state.status, waitingFor: state.steps[state.current]?.waitingFor ?? [], outcomes };
}

const approvedBy = (...asked: Parameters<typeof approving>): string => approving(...asked).status;

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

test('whoever holds only a role that is filled is not waited for, and is told so', () => {
  const deciders = [
    ...holds('ann', 'Finance'),
    ...holds('ben', 'Finance'),
    ...holds('cem', 'Finance', 'Director'),
    ...holds('dee', 'Director'),
  ];
  const { outcomes, waitingFor } = approving(['Finance', 'Director'], deciders, ['ann', 'ben', 'ann']);
  expect(outcomes).toEqual(['waiting', 'role-filled', 'already-approved']);
  expect(waitingFor).toEqual(['cem', 'dee']);
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

test(`of those who have not approved, it waits for exactly those whose approval adds something (REMIT_SEED=${seed})`, () => {
  let left = 0;
  const run = fc.property(
    fc.array(fc.subarray(roles), { minLength: names.length, maxLength: names.length }),
    fc.shuffledSubarray(names),
    (held, order) => {
      const deciders = names.flatMap((name, at) => holds(name, ...(held[at] ?? [])));
      const { status, waitingFor } = approving(roles, deciders, order);
      if (status !== 'waiting') return;
      for (const name of names) {
        const outcome = approving(roles, deciders, [...order, name]).outcomes.at(-1) ?? '';
        if (outcome === 'role-filled') left += 1;
        const adds = !['role-filled', 'not-a-decider'].includes(outcome);
        if (outcome !== 'already-approved') expect([name, adds]).toEqual([name, waitingFor.includes(name)]);
      }
    },
  );
  fc.assert(run, { seed, numRuns: 2000 });
  expect(left).toBeGreaterThan(200);
});
