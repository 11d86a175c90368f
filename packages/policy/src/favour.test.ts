import { describe, expect, test } from 'vitest';
import {
  PAYMENT,
  assigned,
  NOON,
  compare,
  euros,
  member,
  payment,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import type { Condition } from './condition.ts';
import type { PolicyDocument, Rule } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decideInFull } from './decide-in-full.ts';
import { FAVOUR, bringsFavours, favourDays } from './favour.ts';
import { separationSentence } from './words/separation-sentence.ts';
import { subjectOf } from './subject-of.ts';
import { validatePolicy } from './validate/validate.ts';

const took: Condition = { kind: 'took', action: FAVOUR };
const apart = { kind: 'actions', name: 'NoFavours', actions: [FAVOUR, 'approve'], on: PAYMENT.name } as const;
const forbids = (when: Condition): Rule => {
  return { kind: 'forbid', name: 'R', actions: ['approve'], on: [PAYMENT.name], when, because: 'no favours' };
};
const document = (parts: Partial<PolicyDocument>): PolicyDocument =>
  smallDocument({
    roles: [role('Approver', [{ actions: ['read', 'approve'], on: [PAYMENT.name] }])],
    ...parts,
  });

describe('favours', () => {
  test.each<[string, Partial<PolicyDocument>, boolean]>([
    ['an exclusion', { exclusions: [apart] }, true],
    ['an exclusion that only reports', { exclusions: [{ ...apart, reportOnly: true }] }, true],
    [
      'a rule, deep inside',
      { rules: [forbids({ kind: 'not', condition: { kind: 'and', conditions: [took] } })] },
      true,
    ],
    ['nothing', { rules: [forbids(compare('amount', '>', euros(1)))] }, false],
  ])('are read with a record where %s asks for them', (_, parts, brought) => {
    const type = compilePolicy(document(parts), 1).types.get(PAYMENT.name);
    expect(type !== undefined && bringsFavours(type)).toBe(brought);
  });

  test('are those that something asks of a type, each by the days that it says, and of no other type', () => {
    const asking = document({
      exclusions: [apart, { ...apart, name: 'Longer', actions: ['approve', 'favour_90_days'] }],
      rules: [forbids({ kind: 'took', action: 'favour_90_days' })],
    });
    expect(validatePolicy(asking)).toEqual([]);
    const types = [...compilePolicy(asking, 1).types.values()];
    for (const { name, favours } of types)
      expect(favours).toEqual(name === PAYMENT.name ? [FAVOUR, 'favour_90_days'] : []);
    expect(types.length).toBeGreaterThan(1);
    const anywhere = document({
      resources: asking.resources.filter(({ history }) => history),
      roles: [role('R', [{ actions: ['read'], where: took }])],
    });
    for (const { history, favours } of compilePolicy(anywhere, 1).types.values())
      expect(favours).toEqual(history ? [FAVOUR] : []);
    expect(separationSentence('approve', 'favour_90_days')).toContain('in the last 90 days');
  });

  test.each([
    ['favour', 30],
    ['favour_7_days', 7],
    ['favour_9999_days', 9999],
    ['favour_0_days', null],
    ['favour_07_days', null],
    ['favour_10000_days', null],
    ['favour_7_weeks', null],
    ['favours', null],
    ['approve', null],
  ])('of the name %s are remembered for so many days: %s', (name, days) => {
    expect(favourDays(name)).toBe(days);
  });

  test('keep whoever took one from approving, by whatever account, and nobody else', () => {
    const compiled = compilePolicy(document({ exclusions: [apart] }), 1);
    const directory = smallDirectory({
      members: ['ann', 'ann2', 'bob'].map((id) => member(id, { person: id.slice(0, 3) })),
      assignments: ['ann', 'ann2', 'bob'].map((id) => assigned(id, 'Approver')),
    });
    const resource = { ...payment(), history: [{ action: FAVOUR, person: 'ann' }] };
    const decided = ['ann', 'ann2', 'bob'].map((id) => {
      const subject = subjectOf(directory, id);
      if (subject === null) throw new Error(`${id} is no member`);
      return decideInFull(compiled, {
        subject,
        action: 'approve',
        resource,
        environment: { now: NOON, met: [], attributes: {} },
      });
    });
    expect(decided.map(({ outcome }) => outcome)).toEqual(['deny', 'deny', 'allow']);
  });

  test('are no action that a role can grant, and a test of the policy may tell of one', () => {
    const granted = document({ roles: [role('R', [{ actions: [FAVOUR], on: [PAYMENT.name] }])] });
    expect(validatePolicy(granted).map(({ kind }) => kind)).toContain('unknown-name');
    const tested = document({
      exclusions: [apart],
      tests: [
        {
          name: 'no favours',
          subject: { kind: 'made-up', roles: [{ role: 'Approver', folder: '/' }] },
          type: PAYMENT.name,
          folder: '/',
          attributes: {},
          history: [{ action: FAVOUR, by: 'subject' }],
          expect: { kind: 'decision', outcome: 'deny', action: 'approve' },
        },
      ],
    });
    expect(validatePolicy(tested)).toEqual([]);
  });
});
