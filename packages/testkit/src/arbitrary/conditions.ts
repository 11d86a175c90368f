import * as fc from 'fast-check';
import type { AttributeSource, Condition, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { ValueType } from '@remit/policy/values/value';
import { NOW, TYPES } from './catalog.ts';
import { arbitraryValue } from './values.ts';

const attribute = (of: AttributeSource, name: string): Operand => ({ kind: 'attribute', of, name });

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;

/** Attributes of members that a condition may put against a field of the type; some members lack them. */
const SUBJECT_FACTS: Readonly<Partial<Record<ValueType, readonly string[]>>> = {
  text: ['zone', 'title', 'nothing'],
  number: ['clearance', 'zone'],
  money: ['ceiling'],
  date: ['since'],
  instant: ['since'],
  member: ['id', 'manager'],
  department: ['department'],
  'text[]': ['regions', 'groups'],
};

const literally = (type: ValueType): fc.Arbitrary<Operand> =>
  arbitraryValue(type).map((value): Operand => ({ kind: 'literal', value }));

const reckoned = (
  operator: '+' | '-',
  left: fc.Arbitrary<Operand>,
  right: fc.Arbitrary<Operand>,
): fc.Arbitrary<Operand> =>
  fc.record({ kind: fc.constant('arithmetic'), operator: fc.constant(operator), left, right });

/** Moments that a condition knows of a record: its fields, and the present where instants are meant. */
function moments(type: ResourceType, wanted: 'date' | 'instant'): fc.Arbitrary<Operand> {
  const fields = type.fields
    .filter((field) => field.type === wanted)
    .map(({ name }) => attribute('resource', name));
  return fc.constantFrom<Operand>(...fields, ...(wanted === 'instant' ? [{ kind: 'now' } as const] : []));
}

/** A moment moved by a duration: to compare with moments of its own kind. */
function moved(type: ResourceType, wanted: 'date' | 'instant'): fc.Arbitrary<Operand> {
  const from = fc.oneof(moments(type, wanted), literally(wanted));
  return fc.oneof(
    reckoned('+', from, literally('duration')),
    reckoned('-', from, literally('duration')),
    reckoned('+', literally('duration'), from),
  );
}

/** How long it is between two moments of a kind, perhaps and a while more. */
function lasting(type: ResourceType): fc.Arbitrary<Operand> {
  const between = fc.constantFrom('date' as const, 'instant' as const).chain((kind) => {
    return reckoned('-', moments(type, kind), fc.oneof(moments(type, kind), literally(kind)));
  });
  return fc.oneof(
    { arbitrary: between, weight: 3 },
    { arbitrary: reckoned('+', between, literally('duration')), weight: 1 },
    { arbitrary: reckoned('-', between, literally('duration')), weight: 1 },
  );
}

/** What lasts so long, or did not. */
function duration(type: ResourceType): fc.Arbitrary<Condition> {
  return fc
    .tuple(fc.constantFrom(...COMPARISONS), lasting(type), fc.oneof(literally('duration'), lasting(type)))
    .map(([operator, left, right]): Condition => ({ kind: 'compare', operator, left, right }));
}

function others(type: ResourceType, wanted: ValueType): fc.Arbitrary<Operand> {
  const fields = type.fields
    .filter((field) => field.type === wanted)
    .map(({ name }) => attribute('resource', name));
  const subject = (SUBJECT_FACTS[wanted] ?? []).map((name) => attribute('subject', name));
  const plain = literally(wanted);
  const operands: fc.Arbitrary<Operand>[] = [plain, plain, fc.constantFrom(...fields)];
  if (subject.length > 0) operands.push(fc.constantFrom(...subject));
  if (wanted === 'instant' || wanted === 'date') operands.push(fc.constant({ kind: 'now' }));
  if (wanted === 'instant') operands.push(literally('date'));
  if (wanted === 'instant' || wanted === 'date') operands.push(moved(type, wanted));
  if (wanted === 'number' || wanted === 'money') {
    const left = fc.constantFrom(...fields);
    operands.push(
      fc.record({ kind: fc.constant('arithmetic'), operator: fc.constantFrom('+', '-'), left, right: plain }),
      fc.record({
        kind: fc.constant('arithmetic'),
        operator: fc.constant('*'),
        left,
        right: literally('number'),
      }),
    );
  }
  return fc.oneof(...operands);
}

/** Comparisons, lists, trees, words and sets over one field, each well typed. */
function leaf(
  type: ResourceType,
  field: { readonly name: string; readonly type: ValueType },
): fc.Arbitrary<Condition> {
  const operand = attribute('resource', field.name);
  const isNull: Condition = { kind: 'is-null', operand };
  const leaves: fc.Arbitrary<Condition>[] = [fc.constant(isNull)];
  if (field.type === 'text[]') {
    leaves.push(others(type, 'text[]').map((right) => ({ kind: 'overlaps', left: operand, right })));
    return fc.oneof(...leaves);
  }
  const operators = field.type === 'boolean' ? (['=', '!='] as const) : COMPARISONS;
  const compared = fc
    .tuple(fc.constantFrom(...operators), others(type, field.type))
    .map(([operator, right]): Condition => ({ kind: 'compare', operator, left: operand, right }));
  const turned = fc
    .tuple(fc.constantFrom(...operators), others(type, field.type))
    .map(([operator, left]): Condition => ({ kind: 'compare', operator, left, right: operand }));
  const listed = fc
    .array(others(type, field.type), { maxLength: 3 })
    .map((list): Condition => ({ kind: 'in', operand, list }));
  leaves.push(compared, compared, turned, listed);
  if (field.type === 'department' || field.type === 'folder')
    leaves.push(others(type, field.type).map((tree) => ({ kind: 'within', operand, tree })));
  if (field.type === 'text')
    leaves.push(
      fc
        .tuple(fc.constantFrom('contains', 'starts with', 'ends with'), others(type, 'text'))
        .map(([operator, part]): Condition => ({ kind: 'text', operator, operand, part })),
    );
  return fc.oneof(...leaves);
}

const literal = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });

/** What asks nothing of the record's fields: its folder, its history, the subject, the environment. */
function aside(type: ResourceType): fc.Arbitrary<Condition> {
  const leaves: Condition[] = [
    { kind: 'constant', value: true },
    { kind: 'constant', value: false },
    { kind: 'within', operand: attribute('resource', 'folder'), tree: literal('/a') },
    { kind: 'compare', operator: '!=', left: attribute('resource', 'folder'), right: literal('/a/b') },
    { kind: 'compare', operator: '=', left: attribute('action', 'name'), right: literal('read') },
    { kind: 'compare', operator: '=', left: attribute('environment', 'network'), right: literal('office') },
    { kind: 'is-null', operand: attribute('environment', 'nothing') },
    { kind: 'is-null', operand: attribute('subject', 'zone') },
    { kind: 'is-null', operand: attribute('subject', 'constructor') },
    { kind: 'compare', operator: '=', left: attribute('subject', 'constructor'), right: literal('x') },
    { kind: 'is-null', operand: attribute('environment', '__proto__') },
    { kind: 'compare', operator: '=', left: attribute('subject', '__proto__'), right: literal('x') },
    { kind: 'compare', operator: '=', left: attribute('subject', 'kind'), right: literal('service') },
    { kind: 'compare', operator: '=', left: attribute('subject', 'person'), right: literal('p2') },
    {
      kind: 'compare',
      operator: '>=',
      left: { kind: 'now' },
      right: { kind: 'literal', value: { type: 'instant', value: NOW } },
    },
    {
      kind: 'compare',
      operator: '<=',
      left: { kind: 'now' },
      right: { kind: 'literal', value: { type: 'date', value: '2026-03-29' } },
    },
  ];
  if (type.history) leaves.push({ kind: 'took', action: 'submit' }, { kind: 'took', action: 'approve' });
  return fc.constantFrom(...leaves);
}

function conditionsOn(type: ResourceType): fc.Arbitrary<Condition> {
  const field = fc.constantFrom(...type.fields).chain((each) => leaf(type, each));
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      { arbitrary: field, weight: 6 },
      { arbitrary: duration(type), weight: 1 },
      { arbitrary: aside(type), weight: 1 },
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

/** Built once: putting generators together costs more than drawing from them. */
const BY_TYPE = new Map(TYPES.map((type) => [type.name, conditionsOn(type)]));

/** Well-typed conditions on a type of the catalog, with every operator and every kind of operand. */
export function arbitraryCondition(type: string): fc.Arbitrary<Condition> {
  const conditions = BY_TYPE.get(type);
  if (conditions === undefined) throw new Error(`The catalog has no type \`${type}\`.`);
  return conditions;
}
