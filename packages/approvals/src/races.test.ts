import { expect, test } from 'vitest';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { addSteps } from './add-steps.ts';
import type { ApprovalCase, Party } from './approval-case.ts';
import { type CaseEvent, draftCase, takeEvent } from './take-event.ts';

const party = (name: string): Party => ({ member: name, person: name });
const [tom, henrik, ann] = [party('tom'), party('henrik'), party('ann')];
const deciders = () => [henrik, ann].map((each) => ({ ...each, as: 'able', onBehalfOf: null }));
const step = { name: 'Approval', by: { kind: 'able' }, need: 'any', optional: false, within: 1_000 } as const;

function waiting(): ApprovalCase {
  const submit = { kind: 'submit', at: 1, by: tom, revision: 1, content: 'a', steps: [step] } as const;
  const begun = takeEvent(draftCase({ submitter: tom, sender: null }, 'a', 0), submit, deciders);
  if (!begun.ok) throw new Error('a request could not begin');
  return begun.next;
}

/** What two or more people do at once: all of them saw the same revision, in whatever order they come in. */
test('of everything that is done to a request at once, exactly one happens: 10,000 races', () => {
  const { below, pick } = seededRandom(runSeed());
  const winners = new Set<string>();
  for (let race = 0; race < 10_000; race += 1) {
    const start = waiting();
    const common = { at: 2, revision: start.revision };
    const acts = Array.from({ length: 2 + below(3) }, (): CaseEvent => {
      const kind = pick(['approve', 'reject', 'ask', 'withdraw', 'change'] as const);
      if (kind === 'change') return { ...common, kind, by: tom, content: `b${race}`, steps: [step] };
      return { ...common, kind, by: kind === 'withdraw' ? tom : pick([henrik, ann]) };
    });
    let state = start;
    const taken = acts.filter((act) => {
      const result = takeEvent(state, act, deciders);
      if (result.ok) state = result.next;
      return result.ok;
    });
    expect(taken).toHaveLength(1);
    expect(state.revision).toBe(start.revision + 1);
    winners.add(taken[0]?.kind ?? 'none');
  }
  expect(winners).toEqual(new Set(['approve', 'reject', 'ask', 'withdraw', 'change']));
});

test('whatever others come to while a request is decided or withdrawn, one act happens, and none passes a new step', () => {
  const { below, pick } = seededRandom(runSeed());
  const director = { ...step, name: 'Director' };
  const endings = new Map<string, number>();
  for (let race = 0; race < 2_000; race += 1) {
    const start = waiting();
    const common = { at: 2, revision: start.revision };
    const acts = Array.from({ length: 2 + below(3) }, (): CaseEvent => {
      const kind = pick(['approve', 'approve', 'reject', 'withdraw'] as const);
      return { ...common, kind, by: kind === 'withdraw' ? tom : pick([henrik, ann]) };
    });
    // The others' sum passes the limit before one of the acts, or after all of them.
    const growsAt = below(acts.length + 1);
    let state = start;
    const taken = acts.filter((act, at) => {
      if (at >= growsAt) state = addSteps(state, [step, director]);
      const result = takeEvent(state, act, deciders);
      if (result.ok) state = result.next;
      return result.ok;
    });
    expect(taken).toHaveLength(1);
    const grown = state.steps.length > 1;
    // Once the director's step is there, an approval of the first step ends nothing.
    if (grown) expect(state.status).not.toBe('approved');
    const ending = `${taken[0]?.kind} ${grown ? 'grown' : 'as it was'}: ${state.status}`;
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  expect([...endings.keys()].toSorted()).toEqual([
    'approve as it was: approved',
    'approve grown: waiting',
    'reject as it was: rejected',
    'reject grown: rejected',
    'withdraw as it was: withdrawn',
    'withdraw grown: withdrawn',
  ]);
});
