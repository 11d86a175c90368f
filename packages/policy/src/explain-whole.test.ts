import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  compare,
  payment,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Check } from './check.ts';
import type { Explanation } from './decision.ts';
import type { Assignment } from './directory.ts';
import type { PolicyDocument, Rule } from './document.ts';
import { compilePolicy } from './compile.ts';
import { explain } from './explain.ts';

const PAYMENTS = 'fin.PaymentRequest';

function explained(
  policy: Partial<PolicyDocument>,
  check: Omit<Check, 'subject' | 'environment'>,
  assignments: readonly Assignment[] = [assigned('alice', 'Held')],
): Explanation {
  const subject = subjectIn(smallDirectory({ assignments }), 'alice');
  const compiled = compilePolicy(smallDocument(policy), 12);
  return explain(compiled, { ...check, subject, environment: atNoon }, 34);
}

const all = [role('Held', [{ actions: ['manage'] }])];
const travel = compare('purpose', '=', text('travel'));
const lent = compare('purpose', '=', text('lent'));
const rule = (name: string, more: Partial<Rule>): Rule =>
  ({ kind: 'forbid', name, actions: ['approve'], on: [PAYMENTS], because: `${name}.`, ...more }) as Rule;

describe('an explanation', () => {
  test('names the version and the revision that it rests on', () => {
    const { policyVersion, directoryRevision } = explained(
      { roles: all },
      { action: 'read', resource: account() },
    );
    expect([policyVersion, directoryRevision]).toEqual([12, 34]);
  });

  test('judges every rule, with how its two conditions came out', () => {
    const rules = [
      rule('bare', {}),
      rule('met', { when: travel }),
      rule('unmet', { when: lent }),
      rule('spared', { when: travel, unless: travel }),
      rule('open', { when: compare('submitter', '=', { type: 'member', value: 'alice' }) }),
      rule('asking', { kind: 'require', obligation: 'comment', when: travel }),
    ];
    const resource = payment({ purpose: text('travel') });
    const judged = explained({ roles: all, rules }, { action: 'approve', resource }).rules;
    expect(
      judged.map((each) => [each.rule, each.effect, each.applies, each.when, each.unless, each.because]),
    ).toEqual([
      ['bare', 'forbid', true, 'true', 'false', 'bare.'],
      ['met', 'forbid', true, 'true', 'false', 'met.'],
      ['unmet', 'forbid', false, 'false', 'false', 'unmet.'],
      ['spared', 'forbid', false, 'true', 'true', 'spared.'],
      ['open', 'forbid', true, 'unknown', 'false', 'open.'],
      ['asking', 'require', true, 'true', 'false', 'asking.'],
    ]);
  });

  test.each([
    ['person alice', 'true', true, true],
    ['person bob', 'false', false, false],
    [null, 'unknown', true, false],
  ] as const)('judges a separation by the history: submitted by %s', (person, when, applies, known) => {
    const exclusions = [
      { kind: 'actions', name: 'eyes', actions: ['submit', 'approve'], on: PAYMENTS },
    ] as const;
    const resource = payment({}, { history: [{ action: 'submit', person }] });
    const { rules, because } = explained({ roles: all, exclusions }, { action: 'approve', resource });
    expect(rules).toEqual([
      {
        rule: 'eyes',
        effect: 'separate',
        applies,
        when,
        unless: 'false',
        because: 'Nobody may both approve and submit the same record.',
      },
    ]);
    const separated = { kind: 'separated', exclusion: 'eyes', other: 'submit', known };
    expect(because.filter(({ kind }) => kind === 'separated')).toEqual(applies ? [separated] : []);
  });

  test('tries the grants of reading too, and says of each through what it came', () => {
    const roles = [
      role('Held', [{ actions: ['read', 'delete'] }], { includes: ['Inner'] }),
      role('Inner', [
        {
          actions: ['read'],
          on: ['crm.Account'],
          where: compare('vip', '=', { type: 'boolean', value: true }),
        },
      ]),
    ];
    const { grants, because } = explained({ roles }, { action: 'delete', resource: account() });
    expect(grants.map(({ grant, permits, source }) => [grant.role, permits, source.includePath])).toEqual(
      expect.arrayContaining([
        ['Held', true, ['Held']],
        ['Inner', false, ['Held', 'Inner']],
      ]),
    );
    expect(grants).toHaveLength(3);
    expect(because).toEqual([
      {
        kind: 'granted',
        grant: { role: 'Held', scope: null, index: 0 },
        source: expect.objectContaining({ role: 'Held', assignmentId: 'alice Held', standing: 'active' }),
      },
    ]);
  });

  test('of nothing granted names what was tried in vain', () => {
    const roles = [
      role('Held', [{ actions: ['read'], on: ['crm.Account'], where: compare('region', '=', text('west')) }]),
    ];
    const { because, grants } = explained({ roles }, { action: 'read', resource: account() });
    expect(because).toEqual([{ kind: 'no-grant', tried: grants }]);
    expect(grants).toHaveLength(1);
  });
});

describe('an explanation of a check without a record', () => {
  const unsaved = account({}, { id: null, folder: null, history: null });
  const reading = [role('Held', [{ actions: ['read'] }]), role('More', [{ actions: ['read'] }])];

  test('names the grants behind it, each with how it came to the subject', () => {
    const { because, grants, rules, decision } = explained(
      { roles: reading },
      { action: 'read', resource: unsaved },
      [assigned('alice', 'Held'), assigned('alice', 'More')],
    );
    expect(decision.outcome).toBe('allow');
    const given = because.map((cause) =>
      cause.kind === 'granted' ? [cause.grant.role, cause.source.role] : [cause.kind],
    );
    expect(given).toEqual([
      ['Held', 'Held'],
      ['More', 'More'],
    ]);
    expect([grants, rules]).toEqual([[], []]);
  });

  test('of nothing granted has tried nothing', () => {
    expect(explained({ roles: reading }, { action: 'delete', resource: unsaved }).because).toEqual([
      { kind: 'no-grant', tried: [] },
    ]);
  });

  test('of a duty first names the duty', () => {
    const roles = [role('Held', [{ actions: ['read'], requires: ['comment'] }])];
    expect(explained({ roles }, { action: 'read', resource: unsaved }).because).toMatchObject([
      { kind: 'obligation', obligation: 'comment' },
    ]);
  });
});

describe('an explanation of what is refused before any role is looked at', () => {
  test('is the reason, and the roles that were held', () => {
    const { because, roles, grants, rules } = explained(
      { roles: all },
      { action: 'fly', resource: account() },
    );
    expect(because).toEqual([{ kind: 'unknown-action' }]);
    expect(roles.map((source) => source.role)).toEqual(['Held']);
    expect([grants, rules]).toEqual([[], []]);
  });
});
