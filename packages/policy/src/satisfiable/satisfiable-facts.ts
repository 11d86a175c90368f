import type { Condition, Operand } from '../condition.ts';
import type { RowCondition } from '../row-filter.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Value, ValueType } from '../values/value.ts';
import { SUBJECT_ATTRIBUTES, circumstance, fieldType, subjectAttribute } from '../attributes.ts';
import { actionsOf } from '../catalog.ts';
import { decimalText } from '../values/decimal-text.ts';
import { reckon, scalarOf, type Scalar } from '../values/scalar.ts';

/** A condition that is no `and`, `or`, `not` or constant. */
export type Leaf = Exclude<Condition | RowCondition, { kind: 'constant' | 'and' | 'or' | 'not' }>;

/** One thing that a condition asks and that nothing has settled: a variable of the search. */
export interface Fact {
  readonly key: string;
  readonly of: 'field' | 'folder' | 'history' | 'subject' | 'environment' | 'action' | 'now';
  /** Of the field or attribute; for a history, the action that it tells of. */
  readonly name: string;
  /** By declaration; null where no declaration says. */
  readonly type: ValueType | null;
  /** All the values that it can have; null where there is no such list. */
  readonly values: readonly string[] | null;
  readonly nullable: boolean;
}

const NULLABLE: ReadonlySet<string> = new Set(['department', 'manager', 'groups']);

function subjectFact(name: string): Fact {
  const fixed = Object.hasOwn(SUBJECT_ATTRIBUTES, name);
  return {
    key: `subject ${name}`,
    of: 'subject',
    name,
    type: fixed ? SUBJECT_ATTRIBUTES[name as keyof typeof SUBJECT_ATTRIBUTES] : null,
    values: name === 'kind' ? ['person', 'service'] : null,
    nullable: !fixed || NULLABLE.has(name),
  };
}

function fieldFact(name: string, { type }: Ground): Fact {
  if (name === 'folder')
    return { key: 'folder', of: 'folder', name, type: 'folder', values: null, nullable: false };
  const values = type.fields.find((field) => field.name === name)?.values ?? null;
  return { key: `field ${name}`, of: 'field', name, type: fieldType(type, name), values, nullable: true };
}

/** @returns null where the ground has settled it */
function factOf(operand: Extract<Operand, { kind: 'attribute' | 'now' }>, ground: Ground): Fact | null {
  if (operand.kind === 'now') {
    const now = {
      key: 'now',
      of: 'now',
      name: 'now',
      type: 'instant',
      values: null,
      nullable: false,
    } as const;
    return ground.environment === null ? now : null;
  }
  const { name } = operand;
  switch (operand.of) {
    case 'resource':
      return fieldFact(name, ground);
    case 'subject':
      return ground.subject === null ? subjectFact(name) : null;
    case 'environment': {
      const key = `environment ${name}`;
      const open = { key, of: 'environment', name, type: null, values: null, nullable: true } as const;
      return ground.environment === null ? open : null;
    }
    case 'action': {
      if (ground.action !== null || name !== 'name') return null;
      const values = actionsOf(ground.type);
      return { key: 'action', of: 'action', name, type: 'text', values, nullable: false };
    }
    default:
      return operand.of satisfies never;
  }
}

const historyFact = (name: string): Fact => {
  return { key: `history ${name}`, of: 'history', name, type: null, values: null, nullable: false };
};

/** The operands that a leaf sets against each other. */
export function operandsOf(leaf: Leaf): readonly Operand[] {
  switch (leaf.kind) {
    case 'compare':
    case 'overlaps':
      return [leaf.left, leaf.right];
    case 'in':
      return [leaf.operand, ...leaf.list];
    case 'within':
      return [leaf.operand, leaf.tree];
    case 'text':
      return [leaf.operand, leaf.part];
    case 'is-null':
      return [leaf.operand];
    case 'took':
    case 'took-by':
      return [];
    default:
      return leaf satisfies never;
  }
}

/** Every fact that an operand rests on, as often as it stands there. */
export function factsIn(operand: Operand, ground: Ground): readonly Fact[] {
  if (operand.kind === 'literal') return [];
  if (operand.kind === 'arithmetic')
    return [...factsIn(operand.left, ground), ...factsIn(operand.right, ground)];
  const fact = factOf(operand, ground);
  return fact === null ? [] : [fact];
}

/** The facts that a leaf rests on, each once. */
export function factsOfLeaf(leaf: Leaf, ground: Ground): readonly Fact[] {
  if (leaf.kind === 'took' || leaf.kind === 'took-by')
    return ground.history === null ? [historyFact(leaf.action)] : [];
  const facts = operandsOf(leaf).flatMap((operand) => factsIn(operand, ground));
  return [...new Map(facts.map((fact) => [fact.key, fact])).values()];
}

/** @returns null for what no value of a record could be: half a cent, money below nothing */
function valueOf(scalar: Scalar): Value | null {
  switch (scalar.kind) {
    case 'number':
      return { type: 'number', value: decimalText(scalar.decimal) };
    case 'money': {
      const { units, scale } = scalar.decimal;
      const one = 10n ** BigInt(scale);
      const minor = Number(units / one);
      if (units % one !== 0n || units < 0n || !Number.isSafeInteger(minor)) return null;
      const pinned = scalar.rate === null ? {} : { rate: decimalText(scalar.rate) };
      return { type: 'money', minor, currency: scalar.currency, ...pinned };
    }
    case 'text':
      return { type: 'text', value: scalar.text };
    case 'date':
      return { type: 'date', value: scalar.date };
    case 'instant':
      return { type: 'instant', value: scalar.instant };
    case 'duration':
      return { type: 'duration', milliseconds: scalar.milliseconds };
    case 'boolean':
      return { type: 'boolean', value: scalar.boolean };
    case 'set':
      return { type: 'text[]', value: scalar.members };
    default:
      return scalar satisfies never;
  }
}

function scalarIn(operand: Operand, ground: Ground): Scalar | null {
  switch (operand.kind) {
    case 'literal':
      return scalarOf(operand.value);
    case 'now':
      return ground.environment === null ? null : { kind: 'instant', instant: ground.environment.now };
    case 'attribute': {
      const value = settledAttribute(operand, ground);
      return value === null ? null : scalarOf(value);
    }
    case 'arithmetic': {
      const [left, right] = [scalarIn(operand.left, ground), scalarIn(operand.right, ground)];
      return left === null || right === null ? null : reckon(operand.operator, left, right);
    }
    default:
      return operand satisfies never;
  }
}

function settledAttribute(operand: Extract<Operand, { kind: 'attribute' }>, ground: Ground): Value | null {
  const { subject, environment, action } = ground;
  if (operand.of === 'subject') return subject === null ? null : subjectAttribute(subject, operand.name);
  if (operand.of === 'action' && action !== null && operand.name === 'name')
    return { type: 'text', value: action };
  if (operand.of !== 'environment' || environment === null) return null;
  return circumstance('environment', operand.name, '', environment);
}

/**
 * The value of an operand that rests on no open fact. @returns null when it has none; `odd` when it has one that no
 * field could hold
 */
export function constantOf(operand: Operand, ground: Ground): Value | 'odd' | null {
  const scalar = scalarIn(operand, ground);
  return scalar === null ? null : (valueOf(scalar) ?? 'odd');
}
