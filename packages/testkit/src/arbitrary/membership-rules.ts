import * as fc from 'fast-check';
import type { Condition, Operand } from '@remit/policy/condition';
import type { ValueType } from '@remit/policy/values/value';
import { DEPARTMENTS } from './catalog.ts';
import { arbitraryPinnedMoney, arbitraryValue } from './values.ts';

const fact = (name: string): Operand => ({ kind: 'attribute', of: 'subject', name });

const literally = (type: ValueType): fc.Arbitrary<Operand> =>
  arbitraryValue(type).map((value): Operand => ({ kind: 'literal', value }));

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;

const compared = (name: string, right: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> =>
  fc
    .tuple(fc.constantFrom(...COMPARISONS), right)
    .map(([operator, other]): Condition => ({ kind: 'compare', operator, left: fact(name), right: other }));

/** What is stored of some members and missing of others, held against what it may be. */
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  compared('zone', literally('text')),
  compared('title', literally('text')),
  compared('kind', fc.constant<Operand>({ kind: 'literal', value: { type: 'text', value: 'person' } })),
  compared('clearance', literally('number')),
  compared('ceiling', literally('money')),
  compared(
    'ceiling',
    arbitraryPinnedMoney.map((value): Operand => ({ kind: 'literal', value })),
  ),
  compared('since', fc.oneof(literally('date'), literally('instant'))),
  compared('manager', fc.constantFrom(fact('id'), fact('manager'))),
  fc.constantFrom(...DEPARTMENTS).map((value): Condition => ({
    kind: 'within',
    operand: fact('department'),
    tree: { kind: 'literal', value: { type: 'text', value } },
  })),
  fc
    .constantFrom('zone', 'department', 'manager', 'nothing')
    .map((name): Condition => ({ kind: 'is-null', operand: fact(name) })),
  literally('text[]').map((right): Condition => ({ kind: 'overlaps', left: fact('regions'), right })),
  fc
    .array(literally('text'), { maxLength: 3 })
    .map((list): Condition => ({ kind: 'in', operand: fact('zone'), list })),
  literally('text').map((part): Condition => ({
    kind: 'text',
    operator: 'contains',
    operand: fact('zone'),
    part,
  })),
);

/** The rule of a group, over what is stored of members alone. */
export const arbitraryMembershipRule: fc.Arbitrary<Condition> = fc.letrec<{ readonly rule: Condition }>(
  (tie) => ({
    rule: fc.oneof(
      { maxDepth: 2 },
      { arbitrary: leaf, weight: 4 },
      { arbitrary: tie('rule').map((condition): Condition => ({ kind: 'not', condition })), weight: 1 },
      {
        arbitrary: fc
          .tuple(
            fc.constantFrom('and' as const, 'or' as const),
            fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
          )
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
        weight: 2,
      },
    ),
  }),
).rule;
