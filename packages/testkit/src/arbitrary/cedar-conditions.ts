import * as fc from 'fast-check';
import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { CEDAR_SUBJECT_TYPES, CEDAR_TYPES } from '../cedar-types.ts';
import { cedarValue } from './cedar-values.ts';

const attribute = (of: 'subject' | 'resource' | 'environment', name: string): Operand => {
  return { kind: 'attribute', of, name };
};

/** Text-like literals are spelled as text. */
const literalOf = (type: Value['type']): fc.Arbitrary<Operand> =>
  cedarValue(type).map((value) => {
    const isText = type === 'enum' || type === 'member' || type === 'department' || type === 'folder';
    if (!isText || value.type === 'money' || value.type === 'duration') return { kind: 'literal', value };
    return { kind: 'literal', value: { type: 'text', value: String(value.value) } };
  });

function othersFor(type: Value['type']): fc.Arbitrary<Operand> {
  const subject = Object.entries(CEDAR_SUBJECT_TYPES)
    .filter(([, each]) => each === type || (type === 'enum' && each === 'text'))
    .map(([name]) => fc.constant(attribute('subject', name)));
  return fc.oneof(literalOf(type), ...subject);
}

const ORDERED: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

function leafOn({ name, type }: ResourceType['fields'][number]): fc.Arbitrary<Condition> {
  const operand = attribute('resource', name);
  const operators: readonly Comparison[] = type === 'number' || type === 'money' ? ORDERED : ['=', '!='];
  const leaves: fc.Arbitrary<Condition>[] = [
    fc
      .tuple(fc.constantFrom(...operators), othersFor(type), fc.boolean())
      .map(([operator, other, turned]): Condition => {
        const [left, right] = turned ? [other, operand] : [operand, other];
        return { kind: 'compare', operator, left, right };
      }),
    fc.array(othersFor(type), { maxLength: 3 }).map((list): Condition => ({ kind: 'in', operand, list })),
    fc.constant<Condition>({ kind: 'is-null', operand }),
  ];
  if (type === 'department' || type === 'folder')
    leaves.push(othersFor(type).map((tree): Condition => ({ kind: 'within', operand, tree })));
  return fc.oneof(...leaves);
}

function aside({ history }: ResourceType): fc.Arbitrary<Condition> {
  const office: Operand = { kind: 'literal', value: { type: 'text', value: 'office' } };
  const leaves: Condition[] = [
    { kind: 'constant', value: true },
    { kind: 'compare', operator: '=', left: attribute('environment', 'network'), right: office },
    { kind: 'is-null', operand: attribute('subject', 'zone') },
    {
      kind: 'within',
      operand: attribute('resource', 'folder'),
      tree: { kind: 'literal', value: { type: 'text', value: '/a/b' } },
    },
    {
      kind: 'compare',
      operator: '>=',
      left: attribute('subject', 'clearance'),
      right: { kind: 'literal', value: { type: 'number', value: '2' } },
    },
  ];
  if (history) leaves.push({ kind: 'took', action: 'submit' }, { kind: 'took', action: 'approve' });
  return fc.constantFrom(...leaves);
}

function conditionsOn(type: ResourceType): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: fc.constantFrom(...type.fields).chain(leafOn), weight: 5 },
      { arbitrary: aside(type), weight: 2 },
      { arbitrary: tie('node').map((condition): Condition => ({ kind: 'not', condition })), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
        weight: 2,
      },
    ),
  })).node;
}

const CONDITIONS = new Map(CEDAR_TYPES.map((type) => [type.name, conditionsOn(type)]));

/** Conditions on a type of `CEDAR_TYPES`, in words that Cedar has too. */
export const cedarConditionOn = (type: ResourceType): fc.Arbitrary<Condition> =>
  CONDITIONS.get(type.name) ?? fc.constant({ kind: 'constant', value: false });
