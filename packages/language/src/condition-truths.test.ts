import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TYPES } from '@remit/testkit/arbitrary/catalog';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { referenceTruth } from '@remit/testkit/reference-condition';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { ACCOUNT, compare, text } from '@remit/testkit/small-tenant';
import type { Condition, Operand } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';
import { conditionTruths } from './condition-truths.ts';

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);

const number = (value: string): Value => ({ type: 'number', value });
const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const both = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
const either = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });
const not = (condition: Condition): Condition => ({ kind: 'not', condition });
const isNull = (name: string): Condition => ({ kind: 'is-null', operand: field(name) });
const oneOf = (name: string, ...values: readonly string[]): Condition => {
  return {
    kind: 'in',
    operand: field(name),
    list: values.map((value) => ({ kind: 'literal', value: text(value) })),
  };
};
const vip = (value: boolean): Condition => compare('vip', '=', { type: 'boolean', value });
const owns: Condition = {
  kind: 'compare',
  operator: '=',
  left: field('owner'),
  right: { kind: 'attribute', of: 'subject', name: 'id' },
};
const took: Condition = { kind: 'took', action: 'submit' };

const CASES: readonly (readonly [string, Condition, string])[] = [
  ['one comparison', compare('margin', '>', number('3')), 'false true unknown'],
  [
    'two values at once',
    both(compare('region', '=', text('west')), compare('region', '=', text('east'))),
    'false unknown',
  ],
  [
    'lists without a value in common',
    both(oneOf('region', 'west', 'x'), oneOf('region', 'east')),
    'false unknown',
  ],
  [
    'lists with a value in common',
    both(oneOf('region', 'west', 'east'), oneOf('region', 'east')),
    'false true unknown',
  ],
  [
    'a range with nothing in it',
    both(compare('margin', '>', number('5')), compare('margin', '<', number('5.0'))),
    'false unknown',
  ],
  [
    'a range with one value in it',
    both(compare('margin', '>=', number('5')), compare('margin', '<=', number('5.0'))),
    'false true unknown',
  ],
  [
    'two ranges that leave nothing out',
    either(compare('margin', '>', number('3')), compare('margin', '<=', number('3'))),
    'true unknown',
  ],
  [
    'two ranges with a gap',
    either(compare('margin', '>', number('3')), compare('margin', '<', number('3'))),
    'false true unknown',
  ],
  ['null and a value', both(isNull('region'), compare('region', '=', text('west'))), 'false unknown'],
  ['null or not', either(isNull('region'), not(isNull('region'))), 'true'],
  ['true or false', either(vip(true), vip(false)), 'true unknown'],
  ['true and false', both(vip(true), vip(false)), 'false unknown'],
  ['nothing to be in', oneOf('region'), 'false unknown'],
  ['the same question and its opposite', both(owns, not(owns)), 'false unknown'],
  ['two questions', both(owns, not(took)), 'false true unknown'],
  ['what is written', either(owns, { kind: 'constant', value: true }), 'true'],
];

describe('the truths that a condition can have', () => {
  test.each(CASES)('of %s', (_, condition, expected) => {
    expect([...conditionTruths(condition, ACCOUNT)].toSorted().join(' ')).toBe(expected);
  });

  test('of much that has nothing to do with one another are found one by one', () => {
    const fields = ['name', 'region', 'owner', 'margin', 'iban', 'opened', 'seen', 'tags'] as const;
    const never = both(...fields.map((name) => isNull(name)), owns, took, vip(true), vip(false));
    expect(conditionTruths(never, ACCOUNT).has('true')).toBe(false);
  });

  test('of more cases than are looked at are all', () => {
    const fields = ['name', 'region', 'owner', 'iban'] as const;
    const each = fields.map((name) =>
      either(...['a', 'b', 'c', 'd'].map((value) => compare(name, '=', text(value)))),
    );
    const never = both(either(...each, vip(true)), either(...each, vip(false)), vip(true), vip(false));
    expect(conditionTruths(never, ACCOUNT).size).toBe(3);
  });

  test(`are those that come about in any world (REMIT_SEED=${seed})`, () => {
    const seen = { truths: 0, ruledOut: 0 };
    const conditions = fc.tuple(
      ...TYPES.map((type) => arbitraryCondition(type.name).map((condition) => ({ type, condition }))),
    );
    fc.assert(
      fc.property(arbitraryWorld, conditions, ({ directory, environment, records }, all) => {
        for (const { type, condition } of all) {
          const possible = conditionTruths(condition, type);
          seen.ruledOut += 3 - possible.size;
          for (const resource of records.filter((record) => record.type === type.name)) {
            for (const member of directory.members) {
              const truth = referenceTruth(condition, {
                directory,
                member,
                action: 'read',
                resource,
                type,
                environment,
              });
              if (!possible.has(truth))
                throw new Error(`it is ${truth}: ${JSON.stringify([condition, resource, member])}`);
              seen.truths += 1;
            }
          }
        }
      }),
      { seed, numRuns: 500 * times },
    );
    expect(seen.truths).toBeGreaterThan(5000);
    expect(seen.ruledOut).toBeGreaterThan(50);
  });
});
