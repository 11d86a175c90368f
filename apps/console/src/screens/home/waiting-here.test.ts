import { expect, test } from 'vitest';
import type { HomeView } from '@remit/api/home/home-views';
import { waitingHere } from './waiting-here.ts';

const now = Date.UTC(2026, 10, 21);
const day = 86_400_000;
const no = { count: 0, latest: null };
const quiet: HomeView = {
  now,
  cards: { order: [], hidden: [] },
  start: null,
  inbox: { count: 0, oldest: null, others: 4, toPay: 0, due: null },
  grants: { count: 0, oldest: null },
  reviews: { lines: 0, first: null },
  drafts: { toReview: no, owed: no, failed: no, own: no, open: 3 },
  checks: { failing: [], total: 12 },
  guests: { count: 0, ending: [] },
  unused: { count: 2, roles: [] },
  power: { count: 1, people: [], guests: 0 },
  wall: { state: 'overdue', last: null },
  policy: { version: 1, roles: 9, author: null, publishedAt: now, reason: 'First' },
  team: { people: [], total: 0, latest: null },
  refusals: { week: 7, before: 7, most: null },
  chain: { verifiedAt: now, entries: 100, findings: 0 },
  explains: true,
  own: { waiting: 1, asked: 0, recent: [], access: 1 },
  access: { roles: ['Approver'], ends: { role: 'Approver', until: now + 15 * day } },
  lastAct: now,
};

test('where nothing needs its reader, nothing is said to wait', () => {
  expect(waitingHere(quiet)).toEqual([]);
});

test('what its reader may not see never waits for them', () => {
  const hidden = { inbox: null, drafts: null, checks: null, guests: null, refusals: null, chain: null };
  expect(waitingHere({ ...quiet, ...hidden })).toEqual([]);
});

test('an audit that is not whole comes before everything else, and what ends soon last', () => {
  const one = { count: 1, latest: null };
  const busy: HomeView = {
    ...quiet,
    inbox: { count: 2, oldest: now, others: 0, toPay: 1, due: null },
    grants: { count: 1, oldest: now },
    reviews: { lines: 2, first: null },
    drafts: { toReview: one, owed: one, failed: one, own: no, open: 3 },
    checks: { failing: [{ kind: 'guard', name: 'nobody alone' }], total: 12 },
    guests: { count: 1, ending: [] },
    refusals: { week: 8, before: 7, most: null },
    chain: { verifiedAt: now, entries: 100, findings: 1 },
    own: { waiting: 1, asked: 1, recent: [], access: 1 },
    access: { roles: ['Approver'], ends: { role: null, until: now + 13 * day } },
  };
  expect(waitingHere(busy)).toEqual([
    'chain broken',
    'checks',
    'answer',
    'inbox',
    'grants',
    'pay',
    'access review',
    'owed',
    'failed',
    'review',
    'guests',
    'refusals',
    'ends',
  ]);
});

test('access that ends waits from two weeks before its end', () => {
  const ending = (until: number): HomeView => ({
    ...quiet,
    access: { roles: [], ends: { role: 'Approver', until } },
  });
  expect(waitingHere(ending(now + 14 * day))).toEqual([]);
  expect(waitingHere(ending(now + 14 * day - 1))).toEqual(['ends']);
});
