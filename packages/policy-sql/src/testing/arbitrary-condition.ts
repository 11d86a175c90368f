import fc from 'fast-check';
import type { Comparison } from '@remit/policy/condition';
import type { RowCondition, Through } from '@remit/policy/row-filter';
import {
  anyOperand,
  moneyOperand,
  ofOneKind,
  reckoned,
  setOperand,
  textOperand,
} from './arbitrary-operands.ts';
import { persons } from './hostile-values.ts';

/** As planning puts them in: of some currencies, exact to many digits, and for a zone too. */
const through = fc.constantFrom<Through>(
  { rates: {} },
  { rates: { EUR: '1', USD: '0.9' } },
  { rates: { EUR: '1', USD: '0.333333333333333333333', JPY: '0.0061' } },
  { rates: { JPY: '1', EUR: '163.5', CHF: '2' } },
  { timeZone: 'Europe/Paris' },
);
const comparison = fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>=');
const leaves: readonly fc.Arbitrary<RowCondition>[] = [
  ofOneKind((operand) =>
    fc.record({ kind: fc.constant('compare' as const), operator: comparison, left: operand, right: operand }),
  ),
  fc.record({
    kind: fc.constant('compare' as const),
    operator: comparison,
    left: fc.oneof({ weight: 3, arbitrary: moneyOperand }, reckoned),
    right: fc.oneof({ weight: 3, arbitrary: moneyOperand }, reckoned),
    through,
  }),
  ofOneKind((operand) =>
    fc.record({ kind: fc.constant('in' as const), operand, list: fc.array(operand, { maxLength: 4 }) }),
  ),
  fc.record({ kind: fc.constant('within' as const), operand: textOperand, tree: textOperand }),
  fc.record({ kind: fc.constant('is-null' as const), operand: anyOperand }),
  fc.record({
    kind: fc.constant('text' as const),
    operator: fc.constantFrom('contains' as const, 'starts with' as const, 'ends with' as const),
    operand: textOperand,
    part: textOperand,
  }),
  fc.record({ kind: fc.constant('overlaps' as const), left: setOperand, right: setOperand }),
  fc.record({
    kind: fc.constant('took-by' as const),
    action: fc.constantFrom('submit', 'approve', 'pay'),
    person: fc.constantFrom(...persons, 'nobody'),
  }),
  fc.boolean().map((value): RowCondition => ({ kind: 'constant', value })),
];
export const { condition: arbitraryCondition } = fc.letrec<
  Record<'condition' | 'and' | 'or' | 'not' | 'leaf', RowCondition>
>((tie) => ({
  leaf: fc.oneof(...leaves),
  and: fc
    .array(tie('condition'), { maxLength: 3 })
    .map((conditions): RowCondition => ({ kind: 'and', conditions })),
  or: fc
    .array(tie('condition'), { maxLength: 3 })
    .map((conditions): RowCondition => ({ kind: 'or', conditions })),
  not: tie('condition').map((condition): RowCondition => ({ kind: 'not', condition })),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: tie('leaf') },
    { weight: 1, arbitrary: tie('and') },
    { weight: 1, arbitrary: tie('or') },
    { weight: 1, arbitrary: tie('not') },
  ),
}));
