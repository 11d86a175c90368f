import * as fc from 'fast-check';
import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';
import { ODD_NAMES, oddText } from './odd-words.ts';

/** One value of every form that text has for it, and of each type. */
const VALUES: readonly Value[] = [
  ...['0', '-0', '1', '-12.50', '007', '9007199254740993.00'].map((value): Value => ({
    type: 'number',
    value,
  })),
  ...[0, 1, 999, 100_000, 1_000_050, Number.MAX_SAFE_INTEGER].map((minor): Value => ({
    type: 'money',
    minor,
    currency: 'EUR',
  })),
  { type: 'money', minor: 12_345, currency: 'JPY' },
  { type: 'money', minor: 12_345, currency: 'KWD' },
  { type: 'money', minor: 500, currency: 'USD', rate: '0.92' },
  { type: 'date', value: '2024-02-29' },
  ...[0, -1, 1_774_744_200_000, 1_774_744_201_000, 1_774_744_201_001, 8.64e15, -8.64e15].map(
    (value): Value => ({ type: 'instant', value }),
  ),
  ...[0, 1, -1, 1000, 90_000, 86_400_000, -172_800_000, 604_800_000].map((milliseconds): Value => ({
    type: 'duration',
    milliseconds,
  })),
  { type: 'boolean', value: true },
  { type: 'boolean', value: false },
];

/** One of them, or any other of a few types. */
export const oddValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...VALUES),
  fc
    .tuple(fc.constantFrom('text', 'enum', 'member', 'department', 'folder'), oddText)
    .map(([type, text]): Value => ({ type, value: text })),
  fc.array(oddText, { maxLength: 2 }).map((list): Value => ({ type: 'text[]', value: list })),
);

/** Attributes of any source, arithmetic of any shape: what a text must say apart, whether or not it makes sense. */
function operandOn(fields: readonly string[]): fc.Arbitrary<Operand> {
  const attribute = fc.oneof(
    fc.constantFrom(...fields).map((name): Operand => ({ kind: 'attribute', of: 'resource', name })),
    fc
      .tuple(fc.constantFrom('subject', 'action', 'environment'), fc.constantFrom(...ODD_NAMES))
      .map(([of, name]): Operand => ({ kind: 'attribute', of, name })),
  );
  const isTruth = (operand: Operand): boolean =>
    operand.kind === 'literal' && operand.value.type === 'boolean';
  return fc.letrec<{ node: Operand }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { arbitrary: attribute, weight: 4 },
      { arbitrary: oddValue.map((each): Operand => ({ kind: 'literal', value: each })), weight: 4 },
      { arbitrary: fc.constant<Operand>({ kind: 'now' }), weight: 1 },
      {
        // Truth is not reckoned with: the text form has no place for it there.
        arbitrary: fc
          .tuple(fc.constantFrom('+', '-', '*'), tie('node'), tie('node'))
          .map(([operator, left, right]): Operand =>
            isTruth(left) || isTruth(right) ? left : { kind: 'arithmetic', operator, left, right },
          ),
        weight: 2,
      },
    ),
  })).node;
}

/** Conditions of every shape on fields, whether or not they make sense. */
export function oddConditionOn(fields: readonly string[]): fc.Arbitrary<Condition> {
  const operand = operandOn(fields);
  const two = fc.tuple(operand, operand);
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc
      .tuple(fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>='), two)
      .map(([operator, [left, right]]): Condition => ({ kind: 'compare', operator, left, right })),
    fc.boolean().map((truth): Condition => ({ kind: 'constant', value: truth })),
    fc.constantFrom(...ODD_NAMES).map((action): Condition => ({ kind: 'took', action })),
    fc
      .tuple(operand, fc.array(operand, { maxLength: 3 }))
      .map(([each, list]): Condition => ({ kind: 'in', operand: each, list })),
    two.map(([each, tree]): Condition => ({ kind: 'within', operand: each, tree })),
    operand.map((each): Condition => ({ kind: 'is-null', operand: each })),
    fc
      .tuple(fc.constantFrom('contains', 'starts with', 'ends with'), two)
      .map(([operator, [each, part]]): Condition => ({ kind: 'text', operator, operand: each, part })),
    two.map(([left, right]): Condition => ({ kind: 'overlaps', left, right })),
  );
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: leaf, weight: 5 },
      { arbitrary: tie('node').map((condition): Condition => ({ kind: 'not', condition })), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
        weight: 2,
      },
    ),
  })).node;
}
