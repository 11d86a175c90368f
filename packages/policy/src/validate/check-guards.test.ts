import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import {
  NOON,
  assigned,
  atNoon,
  compare,
  euros,
  member,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import { runSeed } from '@remit/testkit/seed';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Condition } from '../condition.ts';
import type { Guard, PolicyDocument } from '../document.ts';
import type { Assignment } from '../directory.ts';
import { checkGuards } from './check-guards.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { evaluate } from '../evaluate.ts';
import { matches } from '../evaluate-row-filter.ts';
import { planRows } from '../plan-rows.ts';

const seed = runSeed();

const never: Guard['never'] = { kind: 'action', actions: ['approve'], on: ['fin.PaymentRequest'] };
const guard: Guard = { name: 'noLargeOnes', who: {}, never, when: compare('amount', '>', euros(1000)) };

const approver = (minor: number) =>
  role('Approver', [
    { actions: ['read'], on: ['fin.PaymentRequest'] },
    { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor, currency: 'EUR' } },
  ]);

const check = (
  parts: Partial<PolicyDocument>,
  assignments: readonly Assignment[] = [assigned('alice', 'Approver')],
) => {
  const compiled = compilePolicy(smallDocument({ guards: [guard], ...parts }), 1);
  const directory = smallDirectory({ members: [member('alice'), member('bob')], assignments });
  const [first] = checkGuards(compiled, directory, atNoon);
  if (first === undefined) throw new Error('no guard was checked');
  return first;
};

describe('a guard', () => {
  test('holds where no grant reaches what it forbids', () => {
    expect(check({ roles: [approver(1000)] })).toEqual({ guard: 'noLargeOnes', kind: 'holds' });
  });

  test('fails by a cent, with the smallest record that shows it', () => {
    expect(check({ roles: [approver(1001)] })).toMatchObject({
      kind: 'fails',
      counterExample: {
        member: 'alice',
        check: {
          action: 'approve',
          resource: { folder: '/', attributes: { amount: euros(1001) }, history: [] },
        },
        grants: [{ role: 'Approver', scope: null, index: 1 }],
      },
    });
  });

  test('is broken by an assignment that has yet to begin, and at that instant', () => {
    const later = assigned('alice', 'Approver', { from: NOON + 5 });
    expect(check({ roles: [approver(1001)] }, [later])).toMatchObject({
      kind: 'fails',
      counterExample: { check: { environment: { now: NOON + 5 } } },
    });
  });

  describe('where conditions ask for `now`', () => {
    const opening: Condition = {
      kind: 'compare',
      operator: '>=',
      left: { kind: 'now' },
      right: { kind: 'literal', value: { type: 'instant', value: NOON + 1 } },
    };
    const approve = { actions: ['approve'], on: ['fin.PaymentRequest'] };
    const reads = { actions: ['read'], on: ['fin.PaymentRequest'] };

    test('is not said to hold when the clock alone will open what it forbids', () => {
      const later = role('Approver', [reads, { ...approve, where: opening }]);
      expect(check({ roles: [later] }).kind).toBe('unproven');
      const readsLater = role('Approver', [{ ...reads, where: opening }, approve]);
      expect(check({ roles: [readsLater] }).kind).toBe('unproven');
      const spoken = { ...guard, when: opening };
      expect(check({ roles: [approver(1)], guards: [spoken] }).kind).toBe('unproven');
      const unless = { kind: 'forbid', actions: ['approve'], on: ['fin.PaymentRequest'] } as const;
      const rules: PolicyDocument['rules'] = [
        { ...unless, name: 'embargo', unless: opening, because: 'soon' },
      ];
      expect(check({ roles: [approver(1001)], rules }).kind).toBe('unproven');
    });

    test('holds where nobody has a role that could ever give it', () => {
      const later = role('Later', [reads, { ...approve, where: opening }]);
      expect(check({ roles: [role('Approver', [reads]), later] }).kind).toBe('holds');
    });

    test('is not touched by a clock that something else asks for', () => {
      const elsewhere = role('Approver', [{ actions: ['read'], on: ['crm.Account'], where: opening }]);
      expect(check({ roles: [elsewhere] }).kind).toBe('holds');
    });
  });

  test('is kept by a rule that forbids', () => {
    const rules: PolicyDocument['rules'] = [
      {
        kind: 'forbid',
        name: 'limit',
        actions: ['approve'],
        on: ['fin.PaymentRequest'],
        when: compare('amount', '>', euros(900)),
        because: 'Too much.',
      },
    ];
    expect(check({ roles: [approver(5000)], rules }).kind).toBe('holds');
  });

  test('speaks of the holders that it names, and of others not', () => {
    const roles = [approver(5000), role('Clerk', [])];
    expect(check({ roles, guards: [{ ...guard, who: { holding: ['Clerk'] } }] }).kind).toBe('holds');
    const both = [assigned('alice', 'Approver'), assigned('alice', 'Clerk')];
    expect(check({ roles, guards: [{ ...guard, who: { holding: ['Clerk'] } }] }, both).kind).toBe('fails');
  });

  test('spares those it excepts only where they hold the role', () => {
    const roles = [approver(5000), role('Board', [])];
    const guards = [{ ...guard, who: { except: ['Board'] } }];
    const at = (folder: string) =>
      check({ roles, guards }, [assigned('alice', 'Approver'), assigned('alice', 'Board', { folder })]);
    expect(at('/').kind).toBe('holds');
    expect(at('/west')).toMatchObject({
      kind: 'fails',
      counterExample: { check: { resource: { folder: '/' } } },
    });
  });

  test('of a field fails where somebody reads it in full', () => {
    const seen: Guard = {
      name: 'secret',
      who: {},
      never: { kind: 'field', type: 'crm.Account', field: 'margin' },
    };
    const reader = role('Approver', [{ actions: ['read'], on: ['crm.Account'] }]);
    expect(check({ roles: [reader], guards: [seen] })).toMatchObject({
      kind: 'fails',
      counterExample: { field: 'margin' },
    });
    const fieldRules = [{ type: 'crm.Account', field: 'margin', visible: [] }];
    expect(check({ roles: [reader], guards: [seen], fieldRules }).kind).toBe('holds');
  });

  test(`that holds is broken by no record, and one that fails is broken by what it shows (REMIT_SEED=${seed})`, () => {
    const told = { holds: 0, fails: 0, unproven: 0 };
    const guarded = fc.tuple(arbitraryWorld, arbitraryCondition('fin.Payment'));
    fc.assert(
      fc.property(guarded, ([world, when]) => {
        const guards: readonly Guard[] = [
          { name: 'g', who: {}, never: { kind: 'action', actions: ['approve'], on: ['fin.Payment'] }, when },
        ];
        const compiled = compilePolicy({ ...world.document, guards }, 1);
        const type = compiled.types.get('fin.Payment');
        const [found] = checkGuards(compiled, world.directory, world.environment);
        if (found === undefined || type === undefined) throw new Error('no guard was checked');
        told[found.kind] += 1;
        if (found.kind === 'fails') {
          const { check: shown } = found.counterExample;
          expect(decide(compiled, shown).outcome).toBe('allow');
          expect(evaluate(when, type, shown)).toBe('true');
        }
        if (found.kind !== 'holds') return;
        const environment = { ...world.environment, met: ['comment', 'second-factor'] } as const;
        for (const { id } of world.directory.members) {
          const subject = subjectIn(world.directory, id);
          const rows = planRows(compiled, subject, 'approve', 'fin.Payment', environment);
          for (const resource of world.records.filter((each) => each.type === 'fin.Payment')) {
            const broken =
              matches(rows, resource) &&
              evaluate(when, type, { subject, action: 'approve', resource, environment }) === 'true';
            expect(broken).toBe(false);
          }
        }
      }),
      { seed, numRuns: 300 },
    );
    expect(told.holds).toBeGreaterThan(20);
    expect(told.fails).toBeGreaterThan(20);
  });
});
