import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  payment,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Check, HistoryEntry } from './check.ts';
import type { Decision } from './decision.ts';
import type { Assignment } from './directory.ts';
import type { PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';

const PAYMENTS = 'fin.PaymentRequest';

function decided(
  policy: Partial<PolicyDocument>,
  check: Omit<Check, 'subject' | 'environment'>,
  assignments: readonly Assignment[] = [assigned('alice', 'Held')],
): Decision {
  const subject = subjectIn(smallDirectory({ assignments }), 'alice');
  return decide(compilePolicy(smallDocument(policy), 1), { ...check, subject, environment: atNoon });
}

const all = [role('Held', [{ actions: ['manage'] }])];
const submitted: readonly HistoryEntry[] = [{ action: 'submit', person: 'person alice' }];

describe('a record that is still to be made', () => {
  const once: Partial<PolicyDocument> = {
    roles: all,
    rules: [
      {
        kind: 'forbid',
        name: 'once',
        actions: ['create'],
        on: [PAYMENTS],
        when: { kind: 'took', action: 'submit' },
        because: 'Once.',
      },
    ],
  };

  test.each<readonly [string, readonly HistoryEntry[] | null]>([
    ['hers', submitted],
    ['one that nobody knows', null],
    ['none', []],
  ])('has no past, whatever was sent: %s', (_, history) => {
    const resource = payment({}, { id: null, history });
    expect(decided(once, { action: 'create', resource }).outcome).toBe('allow');
  });

  test('nor has one that an update would make in another folder', () => {
    const resource = payment({}, { folder: '/west', history: submitted });
    const next = payment({}, { folder: '/east', history: submitted });
    expect(decided(once, { action: 'update', resource, next }).outcome).toBe('allow');
    const forbidden = decided(
      { ...once, rules: once.rules?.map((rule) => ({ ...rule, actions: ['update'] })) ?? [] },
      { action: 'update', resource, next },
    );
    expect(forbidden.because).toContainEqual({ kind: 'forbidden', rule: 'once', because: 'Once.' });
  });

  test('is made only where a role lets it be made', () => {
    const assignments = [assigned('alice', 'Held', { folder: '/west' })];
    const resource = account({}, { folder: '/west' });
    const next = account({}, { folder: '/east' });
    expect(decided({ roles: all }, { action: 'update', resource, next }, assignments).outcome).toBe('deny');
  });
});

describe('how a record would stand', () => {
  test('is asked of an update alone', () => {
    const closed: Partial<PolicyDocument> = {
      roles: all,
      rules: [
        {
          kind: 'forbid',
          name: 'closed',
          actions: ['manage'],
          on: ['crm.Account'],
          when: {
            kind: 'compare',
            operator: '=',
            left: { kind: 'attribute', of: 'resource', name: 'name' },
            right: { kind: 'literal', value: { type: 'text', value: 'closed' } },
          },
          because: 'Closed.',
        },
      ],
    };
    const resource = account({ name: text('open') });
    const next = account({ name: text('closed') });
    for (const action of ['read', 'delete', 'export'])
      expect(decided(closed, { action, resource, next }).outcome).toBe('allow');
    expect(decided(closed, { action: 'update', resource, next }).outcome).toBe('deny');
  });

  test('is of the type that it was', () => {
    expect(
      decided({ roles: all }, { action: 'update', resource: account(), next: payment() }).because,
    ).toEqual([{ kind: 'unknown-action' }]);
  });
});

describe('what a role asks for', () => {
  const asking = (...requires: readonly ('comment' | 'second-factor')[]) => ({
    actions: ['read'],
    on: ['crm.Account'],
    requires,
  });
  const asked = (obligation: 'comment' | 'second-factor') => ({
    kind: 'obligation',
    rule: null,
    obligation,
    because: 'The role that permits this asks for it.',
  });

  test('is told in one sentence, duty by duty', () => {
    const decision = decided(
      { roles: [role('Held', [asking('second-factor', 'comment')])] },
      { action: 'read', resource: account() },
    );
    expect(decision).toEqual({
      outcome: 'deny',
      denial: 'precondition',
      because: [asked('comment'), asked('second-factor')],
      obligations: ['comment', 'second-factor'],
      missing: [],
    });
  });

  test('is the least that any of its grants asks for', () => {
    const grants = [asking('second-factor', 'comment'), asking('second-factor'), asking('comment')];
    const decision = decided({ roles: [role('Held', grants)] }, { action: 'read', resource: account() });
    expect(decision.obligations).toEqual(['comment']);
    const free = decided(
      { roles: [role('Held', [...grants, asking()])] },
      { action: 'read', resource: account() },
    );
    expect(free.because).toEqual([{ kind: 'granted', grant: { role: 'Held', scope: null, index: 3 } }]);
  });

  test('joins what a rule asks for', () => {
    const decision = decided(
      {
        roles: [role('Held', [asking('comment')])],
        rules: [
          {
            kind: 'require',
            name: 'strong',
            actions: ['read'],
            on: ['crm.Account'],
            obligation: 'second-factor',
            because: 'Strong.',
          },
        ],
      },
      { action: 'read', resource: account() },
    );
    expect(decision.because).toEqual([
      { kind: 'obligation', rule: 'strong', obligation: 'second-factor', because: 'Strong.' },
      asked('comment'),
    ]);
    expect(decision.obligations).toEqual(['comment', 'second-factor']);
  });
});
