import { expect, test } from 'vitest';
import type { PlannedStep } from './approval-case.ts';
import { nextTime } from './run-clock.ts';
import { draftCase, takeEvent } from './take-event.ts';

const tom = { member: 'tom', person: 'person tom' };
const step: PlannedStep = { name: 'Only', by: { kind: 'able' }, need: 'any', optional: false, within: 100 };

/** A request whose submitter was asked at an instant, with a step that began at another. */
function asked(askedAt: number, since: number) {
  const begun = takeEvent(
    draftCase({ submitter: tom, sender: null }, 'asked', 0),
    { kind: 'submit', at: 0, by: tom, revision: 1, content: 'asked', steps: [step] },
    () => [],
  );
  if (!begun.ok) throw new Error('it did not begin');
  const steps = begun.next.steps.map((each) => ({ ...each, since }));
  return { ...begun.next, status: 'information', steps, askedAt } as const;
}

test.each([
  ['the time in which the submitter was asked is left out', 30, 0, 70, 40],
  [
    'a step that began anew after the question, where the request was moved, begins with the answer',
    30,
    50,
    70,
    70,
  ],
])('%s', (_, askedAt, since, at, wanted) => {
  const state = asked(askedAt, since);
  const answered = takeEvent(state, { kind: 'answer', at, by: tom, revision: state.revision }, () => []);
  if (!answered.ok) throw new Error('it was not answered');
  expect(answered.next.steps[0]?.since).toBe(wanted);
  expect(nextTime(answered.next)).toBe(wanted + 50);
});
