import { describe, expect, test } from 'vitest';
import { PAYMENT, euros } from '@remit/testkit/small-tenant';
import type { GrantFailure, Cause, RoleSource } from '../decision.ts';
import { gerund, plural, reasonSentence, type SentenceNames } from './sentence.ts';

const names: SentenceNames = {
  action: 'approve',
  type: PAYMENT,
  value: (value) =>
    value.type === 'money' ? `${(value.minor / 100).toFixed(2)} ${value.currency}` : 'Sales',
  role: (name) => `the ${name}`,
  hides: new Set(),
};

const source: RoleSource = {
  role: 'Approver',
  assignmentId: 'a',
  assignedRole: 'Approver',
  folder: '/',
  through: { kind: 'member', id: 'alice' },
  includePath: ['Approver'],
  standing: 'active',
};

const failed = (...failures: readonly GrantFailure[]): Cause => ({
  kind: 'no-grant',
  tried: failures.map((failure, index) => ({
    grant: { role: 'Approver', scope: null, index },
    source,
    permits: false,
    failure,
  })),
});

const limit = (minor: number): GrantFailure => ({
  clause: 'limit',
  limit: euros(minor),
  found: euros(1_240_000),
});

describe('every reason is one plain sentence', () => {
  test.each<readonly [Cause, string]>([
    [
      failed(limit(1_000_000)),
      'Your limit for approving payment requests is 10000.00 EUR; this one asks 12400.00 EUR.',
    ],
    [
      failed(limit(500_000), limit(1_000_000)),
      'Your limit for approving payment requests is 10000.00 EUR; this one asks 12400.00 EUR.',
    ],
    [failed(), 'None of your roles here allows approving payment requests.'],
    [
      failed({ clause: 'qualifier', qualifier: 'own', wanted: null, found: null }),
      'Your role allows approving payment requests only where they are your own.',
    ],
    [
      failed({ clause: 'where', truth: 'unknown', missing: ['resource.region'] }),
      'Your role allows approving payment requests only for some, and this one is not among them.',
    ],
    [{ kind: 'standing', problem: 'ended' }, 'Your membership has ended.'],
    [
      { kind: 'granted', grant: { role: 'Approver', scope: null, index: 0 }, source },
      'Your role the Approver allows approving payment requests.',
    ],
    [
      { kind: 'forbidden', rule: 'ownRequest', because: 'Nobody approves their own request.' },
      'Nobody approves their own request.',
    ],
    [
      { kind: 'separated', exclusion: 'fourEyes', other: 'submit', known: true },
      'Nobody may both approve and submit the same record, and you did the other.',
    ],
    [
      { kind: 'separated', exclusion: 'noFavours', other: 'favour', known: true },
      'Nobody may approve for whoever approved for them in the last 30 days, and whoever asks here approved for you.',
    ],
    [{ kind: 'obligation', rule: null, obligation: 'comment', because: '' }, 'Add a comment first.'],
    [{ kind: 'unreadable' }, 'There is no such record, or you may not see it.'],
    [{ kind: 'no-folder' }, 'A record must lie in a folder; choose one.'],
    [{ kind: 'unknown-action' }, 'There is no such action as `approve` here.'],
  ])('%o', (reason, sentence) => {
    expect(reasonSentence(reason, names)).toBe(sentence);
  });

  test.each([
    ['approve', 'approving'],
    ['submit', 'submitting'],
    ['pay', 'paying'],
    ['read', 'seeing'],
    ['export', 'exporting'],
    ['delete', 'deleting'],
    ['reject', 'rejecting'],
    ['sign', 'signing'],
    ['ship', 'shipping'],
    ['submitFor', 'submitting for'],
  ])('%s is %s', (action, expected) => expect(gerund(action)).toBe(expected));

  test.each([
    ['Payment request', 'payment requests'],
    ['Policy', 'policies'],
    ['Day', 'days'],
    ['Address', 'addresses'],
  ])('%s are %s', (label, expected) => expect(plural(label)).toBe(expected));
});

test.each<readonly [string, GrantFailure]>([
  ['amount', limit(1_000_000)],
  [
    'department',
    {
      clause: 'qualifier',
      qualifier: 'department',
      wanted: { type: 'text[]', value: ['/operations'] },
      found: { type: 'department', value: '/sales' },
    },
  ],
])('a hidden %s is in no sentence', (field, failure) => {
  const shown = reasonSentence(failed(failure), names);
  const kept = reasonSentence(failed(failure), { ...names, hides: new Set([field]) });
  expect(shown).toMatch(/12400\.00|Sales/);
  expect(kept).not.toMatch(/12400\.00|Sales/);
});

test('what concerns somebody else names them, and never says you', () => {
  const person: SentenceNames = { ...names, person: 'Alice Moreau' };
  const reasons: readonly Cause[] = [
    failed(limit(1_000_000)),
    failed(),
    failed({ clause: 'qualifier', qualifier: 'own', wanted: null, found: null }),
    failed({ clause: 'qualifier', qualifier: 'department', wanted: null, found: null }),
    { kind: 'granted', grant: { role: 'Approver', scope: null, index: 0 }, source },
    { kind: 'standing', problem: 'left' },
    { kind: 'unreadable' },
    { kind: 'separated', exclusion: 'duties', other: 'submit', known: true },
  ];
  for (const reason of reasons) {
    const sentence = reasonSentence(reason, person);
    expect(sentence).toContain('Alice Moreau');
    expect(sentence).not.toMatch(/\byou(r)?\b/i);
  }
});
