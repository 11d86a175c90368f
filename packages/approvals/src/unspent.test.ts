import * as fc from 'fast-check';
import { runSeed } from '@remit/testkit/seed';
import { expect, test } from 'vitest';
import type { PlannedStep } from './approval-case.ts';
import type { Decider } from './step-deciders.ts';
import { draftCase, type Taken, takeEvent } from './take-event.ts';

const party = (name: string) => ({ member: name, person: `person ${name.replace(/-.*/, '')}` });
const decider = (name: string, as = 'Approver'): Decider => ({ ...party(name), as, onBehalfOf: null });
const standsIn = (name: string, whom: string, as = 'Approver'): Decider => ({
  ...party(name),
  as,
  onBehalfOf: whom,
  lentBy: party(whom).person,
});

const quorum: PlannedStep = {
  name: 'Two',
  by: { kind: 'roles', roles: ['Approver', 'Exec'] },
  need: 2,
  optional: false,
  within: 1000,
};

/**
 * Lets people approve, or reject, one after the other.
 * @param later who may decide once the first of them has, where that changes
 * @returns what came of each, and whom it waits for in the end
 */
function approvedBy(deciders: readonly Decider[], names: readonly string[], step = quorum, later = deciders) {
  const begun = takeEvent(
    draftCase({ submitter: party('tom'), sender: null }, 'asked', 0),
    { kind: 'submit', at: 0, by: party('tom'), revision: 1, content: 'asked', steps: [step] },
    () => deciders,
  );
  if (!begun.ok) throw new Error('it did not begin');
  let state = begun.next;
  const outcomes = names.map((each, at) => {
    const [name = '', kind] = each.split(' ');
    const taken: Taken = takeEvent(
      state,
      { kind: kind === 'reject' ? 'reject' : 'approve', at: 1, by: party(name), revision: state.revision },
      () => (at === 0 ? deciders : later),
    );
    if (!taken.ok) return taken.refused.kind;
    state = taken.next;
    return state.status;
  });
  return { outcomes, waitingFor: state.steps[state.current]?.waitingFor ?? [] };
}

test.each<[string, readonly Decider[], readonly string[], readonly string[]]>([
  [
    'whoever approved and their delegate',
    [decider('ann'), standsIn('ben', 'ann')],
    ['ann', 'ben'],
    ['waiting', 'not-a-decider'],
  ],
  [
    'a delegate and whoever they stood in for',
    [decider('ann'), standsIn('ben', 'ann')],
    ['ben', 'ann'],
    ['waiting', 'not-a-decider'],
  ],
  [
    'two delegates of one',
    [decider('ann'), standsIn('ben', 'ann'), standsIn('cem', 'ann')],
    ['ben', 'cem'],
    ['waiting', 'not-a-decider'],
  ],
  [
    'delegates of two accounts of one person',
    [decider('ann'), decider('ann-2'), standsIn('ben', 'ann'), standsIn('cem', 'ann-2')],
    ['ben', 'cem'],
    ['waiting', 'not-a-decider'],
  ],
])('of two who must approve, %s are one', (_, deciders, names, wanted) => {
  expect(approvedBy(deciders, names).outcomes).toEqual(wanted);
});

test('what a delegate gave for one account of a person is given for the other, also when the first decides no more', () => {
  const [ann, again, ben, dee] = [decider('ann'), decider('ann-2'), standsIn('ben', 'ann'), decider('dee')];
  const { outcomes } = approvedBy([ann, again, ben, dee], ['ben', 'ann-2', 'dee'], quorum, [again, dee]);
  expect(outcomes).toEqual(['waiting', 'not-a-decider', 'approved']);
});

test('a delegate of two approves for the one whose approval is not there yet', () => {
  const deciders = [decider('ann'), decider('dee'), standsIn('ben', 'ann'), standsIn('ben', 'dee')];
  expect(approvedBy(deciders, ['ann', 'ben']).outcomes).toEqual(['waiting', 'approved']);
});

test('of one of each role, a delegate does not fill the second for whoever filled the first', () => {
  const both = [
    decider('ann'),
    decider('ann', 'Exec'),
    standsIn('ben', 'ann'),
    standsIn('ben', 'ann', 'Exec'),
  ];
  const each = { ...quorum, need: 'each' } as const;
  expect(approvedBy(both, ['ann', 'ben'], each).outcomes).toEqual(['waiting', 'not-a-decider']);
});

test('whoever is stood in for may still reject what their delegate approved', () => {
  const deciders = [decider('ann'), decider('dee'), standsIn('ben', 'ann')];
  expect(approvedBy(deciders, ['ben', 'ann reject']).outcomes).toEqual(['waiting', 'rejected']);
});

test('a step waits no more for whoever stands in for somebody that approved', () => {
  const deciders = [decider('ann'), decider('dee'), standsIn('ben', 'ann')];
  expect(approvedBy(deciders, ['ann']).waitingFor).not.toContain('ben');
});

test('where everyone must approve, whoever is stood in for by one account is not waited for by another', () => {
  const deciders = [decider('ann'), decider('ann-2'), standsIn('ben', 'ann'), decider('dee')];
  const all = { ...quorum, need: 'all' } as const;
  expect(approvedBy(deciders, ['ben', 'dee'], all).outcomes).toEqual(['waiting', 'approved']);
});

const names = ['ann', 'ann-2', 'dee', 'dee-2', 'eve', 'ben', 'ben-2', 'cem'] as const;
const everybody = fc.record({
  own: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
  stands: fc.array(fc.record({ who: fc.constantFrom(...names), whom: fc.nat({ max: 7 }) })),
  order: fc.shuffledSubarray([...names], { minLength: names.length, maxLength: names.length }),
});

test('where everyone must approve, a step ends once nobody is left who may, in whatever order and by whatever accounts', () => {
  fc.assert(
    fc.property(everybody, ({ own, stands, order }) => {
      const deciders = [
        ...own.map((name) => decider(name)),
        ...stands.flatMap(({ who, whom }) => {
          const lender = own[whom % own.length] ?? 'ann';
          return party(who).person === party(lender).person ? [] : [standsIn(who, lender)];
        }),
      ];
      const all = { ...quorum, need: 'all' } as const;
      const { outcomes } = approvedBy(deciders, order, all);
      expect(outcomes).toContain('approved');
    }),
    { seed: runSeed(), numRuns: 2_000 },
  );
});
