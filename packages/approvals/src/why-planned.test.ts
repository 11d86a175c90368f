import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Environment, Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { Condition } from '@remit/policy/condition';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import { evaluate } from '@remit/policy/evaluate';
import { planSteps } from './plan-steps.ts';
import { whyPlanned } from './why-planned.ts';

const FIELDS = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5'] as const;
const type = {
  name: 'fin.Claim',
  label: 'Claim',
  fields: FIELDS.map((name) => ({ name, type: 'number', label: name }) as const),
  actions: ['submit', 'approve'],
  history: true,
} as const;
const environment: Environment = { now: 0, met: [], attributes: {}, timeZone: 'UTC' };

const policyWith = (when?: Condition) =>
  compilePolicy(
    {
      ...EMPTY_DOCUMENT,
      modules: [{ name: 'fin', label: 'Finance' }],
      resources: [type],
      roles: [{ name: 'Exec', grants: [] }],
      approvals: [
        {
          name: 'Claims',
          on: type.name,
          steps: [
            {
              name: 'Board',
              by: { kind: 'roles', roles: ['Exec'] },
              need: 'any',
              ...(when === undefined ? {} : { when }),
            },
          ],
        },
      ],
    },
    1,
  );

/** Over five hundred, of a field that no other part names. */
const over = (name: string): Condition => ({
  kind: 'compare',
  operator: '>',
  left: { kind: 'attribute', of: 'resource', name },
  right: { kind: 'literal', value: { type: 'number', value: '500' } },
});

/** Conditions that name each of some fields once. */
function conditionOver(fields: readonly string[]): fc.Arbitrary<Condition> {
  const [first = 'f0', ...others] = fields;
  if (others.length === 0) return fc.constant(over(first));
  return fc
    .tuple(fc.constantFrom('and' as const, 'or' as const), fc.integer({ min: 1, max: others.length }))
    .chain(([kind, at]) =>
      fc
        .tuple(conditionOver(fields.slice(0, at)), conditionOver(fields.slice(at)))
        .map((conditions): Condition => ({ kind, conditions })),
    );
}

const claim = (values: readonly (number | null)[]): Resource => ({
  type: type.name,
  id: 'claim',
  folder: '/',
  history: [],
  attributes: Object.fromEntries(
    FIELDS.map((name, at) => {
      const value = values[at] ?? null;
      return [name, value === null ? null : { type: 'number', value: String(value) }];
    }),
  ),
});
const number = fc.integer({ min: 0, max: 1000 });
const valuesOf = (value: fc.Arbitrary<number | null>) =>
  fc.array(value, { minLength: FIELDS.length, maxLength: FIELDS.length });

function fieldsIn(condition: Condition): readonly string[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.flatMap(fieldsIn);
  return condition.kind === 'compare' && condition.left.kind === 'attribute' ? [condition.left.name] : [];
}

test('what is named of a step is true of the request, or cannot be told; and nothing is named of one that it does not go through', () => {
  fc.assert(
    fc.property(conditionOver(FIELDS), valuesOf(fc.option(number, { freq: 4 })), (when, values) => {
      const [compiled, resource] = [policyWith(when), claim(values)];
      const why = whyPlanned(compiled, resource, environment, 'Board');
      expect(why !== null).toBe(planSteps(compiled, resource, environment).length > 0);
      if (why === null) return;
      const truth = evaluate(why.held, type, { subject: null, action: 'approve', resource, environment });
      expect(truth).toBe(why.known ? 'true' : 'unknown');
    }),
  );
});

test('where what is named of a step is not so, the request does not go through it', () => {
  const left = new Set<number>();
  fc.assert(
    fc.property(conditionOver(FIELDS), valuesOf(number), (when, values) => {
      const compiled = policyWith(when);
      const why = whyPlanned(compiled, claim(values), environment, 'Board');
      if (why === null) return;
      const named = fieldsIn(why.held);
      left.add(named.length);
      const without = values.map((value, at) => (named.includes(FIELDS[at] ?? '') ? 0 : value));
      expect(planSteps(compiled, claim(without), environment)).toEqual([]);
    }),
  );
  expect(left.size).toBeGreaterThan(1);
});

test('of a step that every request goes through, and of one that the policy has no more, nothing is named', () => {
  const resource = claim([1, 1, 1, 1, 1, 1]);
  expect(whyPlanned(policyWith(), resource, environment, 'Board')).toBeNull();
  expect(whyPlanned(policyWith(over('f0')), claim([900]), environment, 'Chair')).toBeNull();
});
