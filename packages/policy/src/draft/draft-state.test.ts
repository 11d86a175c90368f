import { describe, expect, test } from 'vitest';
import { type DraftEvent, type DraftState, nextDraftState, stateWords } from './draft-state.ts';

const states = Object.keys(stateWords) as readonly DraftState[];
const reviewed = { reviewed: true } as const;
const events = {
  edit: { kind: 'edit' },
  rename: { kind: 'rename' },
  comment: { kind: 'comment' },
  'request-review': { kind: 'request-review' },
  approve: { kind: 'approve' },
  reject: { kind: 'reject' },
  withdraw: { kind: 'withdraw' },
  reopen: { kind: 'reopen' },
  supersede: { kind: 'supersede' },
  schedule: { kind: 'schedule' },
  unschedule: { kind: 'unschedule', ...reviewed },
  fail: { kind: 'fail', ...reviewed },
  publish: { kind: 'publish' },
  'review-after': { kind: 'review-after' },
} as const satisfies Readonly<Record<DraftEvent['kind'], DraftEvent>>;

/** Every event that happens in a state, and where it leads; every other is refused. */
const table: Readonly<Record<DraftState, Partial<Record<DraftEvent['kind'], DraftState>>>> = {
  editing: {
    edit: 'editing',
    rename: 'editing',
    comment: 'editing',
    'request-review': 'in-review',
    withdraw: 'withdrawn',
    supersede: 'superseded',
    schedule: 'scheduled',
    publish: 'published',
  },
  'in-review': {
    edit: 'editing',
    rename: 'in-review',
    comment: 'in-review',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    supersede: 'superseded',
  },
  approved: {
    edit: 'editing',
    rename: 'approved',
    comment: 'approved',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    supersede: 'superseded',
    schedule: 'scheduled',
    publish: 'published',
  },
  scheduled: {
    rename: 'scheduled',
    comment: 'scheduled',
    withdraw: 'withdrawn',
    unschedule: 'approved',
    fail: 'approved',
    publish: 'published',
  },
  rejected: {
    edit: 'editing',
    rename: 'rejected',
    comment: 'rejected',
    withdraw: 'withdrawn',
    supersede: 'superseded',
  },
  withdrawn: { comment: 'withdrawn', reopen: 'editing' },
  published: { comment: 'published', 'review-after': 'published' },
  superseded: { comment: 'superseded' },
};

describe.each(states)('a draft that is %s', (state) => {
  test.each(Object.values(events))('$kind leads where it should, or is refused with a sentence', (event) => {
    const result = nextDraftState(state, event);
    const next = table[state][event.kind];
    if (next === undefined) {
      expect(result).toMatchObject({ ok: false });
      expect(!result.ok && result.reason).toMatch(/^[a-z].{10,}/);
    } else expect(result).toEqual({ ok: true, next });
  });
});

test('in need, a draft in review goes out all the same', () => {
  expect(nextDraftState('in-review', { kind: 'publish', breakGlass: true })).toEqual({
    ok: true,
    next: 'published',
  });
  expect(nextDraftState('rejected', { kind: 'publish', breakGlass: true })).toMatchObject({ ok: false });
});

test('off the schedule, a draft that nobody approved is edited again', () => {
  for (const kind of ['unschedule', 'fail'] as const)
    expect(nextDraftState('scheduled', { kind, reviewed: false })).toEqual({ ok: true, next: 'editing' });
});
