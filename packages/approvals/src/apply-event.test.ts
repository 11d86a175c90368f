import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEvent } from './apply-event.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { replayHistory, type LoggedEvent } from './replay-history.ts';
import type { RequestAction, RequestState, RequestStatus } from './request-state.ts';

const statuses: readonly RequestStatus[] = [
  'draft',
  'waiting',
  'information',
  'approved',
  'rejected',
  'paid',
  'withdrawn',
  'expired',
];
const actions: readonly RequestAction[] = [
  'save',
  'submit',
  'change',
  'approve',
  'reject',
  'ask',
  'answer',
  'withdraw',
  'expire',
  'pay',
];

function stateIn(status: RequestStatus): RequestState {
  const submittedAt = status === 'draft' ? null : 1_000;
  const decidedAt = ['draft', 'waiting', 'information'].includes(status) ? null : 2_000;
  return { status, revision: 3, submittedAt, decidedAt };
}

function eventOf(action: RequestAction, last: boolean, at = 5_000): LoggedEvent {
  return action === 'approve' || action === 'pay' ? { action, at, last } : { action, at };
}

/** The transitions as people would state them; everything else is refused. */
const transitions: readonly [RequestStatus | null, RequestAction, boolean, RequestStatus][] = [
  [null, 'save', true, 'draft'],
  [null, 'submit', true, 'waiting'],
  ['draft', 'save', true, 'draft'],
  ['draft', 'submit', true, 'waiting'],
  ['draft', 'withdraw', true, 'withdrawn'],
  ['waiting', 'change', true, 'waiting'],
  ['information', 'change', true, 'waiting'],
  ['waiting', 'ask', true, 'information'],
  ['information', 'answer', true, 'waiting'],
  ['information', 'reject', true, 'rejected'],
  ['information', 'withdraw', true, 'withdrawn'],
  ['waiting', 'expire', true, 'expired'],
  ['information', 'expire', true, 'expired'],
  ['expired', 'save', true, 'draft'],
  ['expired', 'submit', true, 'waiting'],
  ['waiting', 'approve', true, 'approved'],
  ['waiting', 'approve', false, 'waiting'],
  ['waiting', 'reject', true, 'rejected'],
  ['waiting', 'withdraw', true, 'withdrawn'],
  ['rejected', 'save', true, 'draft'],
  ['rejected', 'submit', true, 'waiting'],
  ['approved', 'pay', false, 'approved'],
  ['approved', 'pay', true, 'paid'],
];

describe('the life of a request', () => {
  test.each(transitions)('%s, %s (last: %s) → %s', (from, action, last, to) => {
    const state = from === null ? null : stateIn(from);
    const applied = applyEvent(state, { ...eventOf(action, last), revision: state?.revision ?? null });
    expect(applied).toMatchObject({ ok: true, state: { status: to, revision: (state?.revision ?? 0) + 1 } });
  });

  test('every transition that is not stated is refused, with a sentence', () => {
    let refusals = 0;
    for (const from of [null, ...statuses]) {
      for (const action of actions) {
        for (const last of [true, false]) {
          const withLast = action === 'approve' || action === 'pay' ? last : true;
          if (transitions.some(([f, a, l]) => f === from && a === action && l === withLast)) continue;
          const state = from === null ? null : stateIn(from);
          const applied = applyEvent(state, { ...eventOf(action, last), revision: state?.revision ?? null });
          expect(applied.ok, `${from} ${action}`).toBe(false);
          if (!applied.ok) expect(refusalSentence(applied.refused)).toMatch(/^[A-Z].*\.$/);
          refusals += 1;
        }
      }
    }
    expect(refusals).toBeGreaterThan(40);
  });

  test('approving twice is refused because it is approved already', () => {
    const applied = applyEvent(stateIn('approved'), { action: 'approve', last: true, at: 1, revision: 3 });
    expect(applied).toEqual({
      ok: false,
      refused: { kind: 'status', action: 'approve', status: 'approved' },
    });
  });

  test.each([2, 4, null])(
    'a decision on revision %s of a request at revision 3 is refused as stale',
    (seen) => {
      const applied = applyEvent(stateIn('waiting'), { action: 'reject', at: 1, revision: seen });
      expect(applied).toEqual({ ok: false, refused: { kind: 'stale', seen, current: 3 } });
    },
  );

  test('sending a rejected request again clears its decision and moves its submission', () => {
    const applied = applyEvent(stateIn('rejected'), { action: 'submit', at: 9_000, revision: 3 });
    expect(applied).toMatchObject({ state: { submittedAt: 9_000, decidedAt: null } });
  });

  test('paying keeps the time at which the request was decided', () => {
    const applied = applyEvent(stateIn('approved'), { action: 'pay', last: true, at: 9_000, revision: 3 });
    expect(applied).toMatchObject({ state: { submittedAt: 1_000, decidedAt: 2_000 } });
  });
});

const arbitraryEvents = fc.array(
  fc.tuple(fc.constantFrom(...actions), fc.boolean(), fc.integer({ min: 0, max: 100 })),
  { maxLength: 25 },
);

describe('random histories', () => {
  test('a request never leaves paid or withdrawn, is decided only while it waits, and counts every change', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryEvents, (steps) => {
        let state: RequestState | null = null;
        for (const [action, last, at] of steps) {
          const before: RequestState | null = state;
          const applied = applyEvent(before, {
            ...eventOf(action, last, at),
            revision: before?.revision ?? null,
          });
          if (!applied.ok) continue;
          state = applied.state;
          seen.set(state.status, (seen.get(state.status) ?? 0) + 1);
          expect(['paid', 'withdrawn']).not.toContain(before?.status);
          if (action === 'approve' || action === 'ask') expect(before?.status).toBe('waiting');
          if (action === 'reject') expect(['waiting', 'information']).toContain(before?.status);
          expect(state.revision).toBe((before?.revision ?? 0) + 1);
          const open = ['waiting', 'information', 'draft'].includes(state.status);
          expect(state.decidedAt === null).toBe(open);
          if (state.status === 'waiting') expect(state.submittedAt).not.toBeNull();
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...seen.keys()].toSorted()).toEqual([...statuses].toSorted());
  });

  test('of two decisions that saw the same revision, at most one happens', () => {
    const decision = fc.tuple(fc.constantFrom('approve', 'reject', 'withdraw'), fc.boolean());
    fc.assert(
      fc.property(decision, decision, ([first, firstLast], [second, secondLast]) => {
        const waiting = stateIn('waiting');
        const one = applyEvent(waiting, { ...eventOf(first, firstLast), revision: 3 });
        expect(one.ok).toBe(true);
        if (!one.ok) return;
        expect(
          applyEvent(one.state, { ...eventOf(second as RequestAction, secondLast), revision: 3 }).ok,
        ).toBe(false);
      }),
    );
  });

  test('replaying a history that kept the rules ends in the same state, without departures', () => {
    fc.assert(
      fc.property(arbitraryEvents, (steps) => {
        const kept: LoggedEvent[] = [];
        let state: RequestState | null = null;
        for (const [action, last, at] of steps) {
          const logged = eventOf(action, last, at);
          const before: RequestState | null = state;
          const applied = applyEvent(before, { ...logged, revision: before?.revision ?? null });
          if (!applied.ok) continue;
          kept.push(logged);
          state = applied.state;
        }
        expect(replayHistory(kept)).toEqual(state === null ? null : { state, departures: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  test('any history at all can be replayed, and counts every event', () => {
    fc.assert(
      fc.property(arbitraryEvents, (steps) => {
        const replayed = replayHistory(steps.map(([action, last, at]) => eventOf(action, last, at)));
        expect(replayed?.state.revision ?? 0).toBe(steps.length);
      }),
    );
  });
});

function log(...steps: readonly string[]): readonly LoggedEvent[] {
  return steps.map((step, at) => {
    const [action = '', qualifier] = step.split(' ');
    return eventOf(action as RequestAction, qualifier !== 'step', at);
  });
}

describe('logged histories', () => {
  test.each([
    [
      'approved in steps and paid',
      log('submit', 'approve step', 'approve step', 'approve', 'pay step', 'pay'),
      'paid',
      0,
    ],
    ['rejected, sent again, approved', log('submit', 'reject', 'submit', 'approve'), 'approved', 0],
    ['rejected and closed by its submitter', log('submit', 'reject', 'reject'), 'rejected', 1],
    ['approved and then rejected', log('submit', 'approve', 'reject'), 'rejected', 1],
    ['saved and never sent', log('save'), 'draft', 0],
    ['paid without a last approval', log('submit', 'approve step', 'pay step', 'pay'), 'paid', 1],
  ])('%s', (_, events, status, departures) => {
    const replayed = replayHistory(events);
    expect(replayed?.state.status).toBe(status);
    expect(replayed?.departures).toHaveLength(departures);
  });
});
