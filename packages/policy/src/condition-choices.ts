import { SUBJECT_ATTRIBUTES } from './attributes.ts';
import type { ConditionForm, OperandForm, TestOperator } from './condition-form.ts';
import { operandOfForm } from './condition-form.ts';
import type { FieldDeclaration, ResourceType } from './document.ts';
import { comparable, operandType } from './values/operand-type.ts';
import type { ValueForm } from './values/value-form.ts';
import type { ValueType } from './values/value.ts';

type Line = Extract<ConditionForm, { kind: 'line' }>;
type Fact = Extract<OperandForm, { kind: 'fact' }>;

/** What a form begins a new value with, where a type has no value that is likelier than others. */
export interface ChoiceGround {
  /** The tenant's base currency. */
  readonly currency: string;
  /** The day on which the form is filled in, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether a condition is about its record alone: nobody asks, and at no moment. */
  readonly alone?: boolean | undefined;
}

const COMPARED = ['=', '!=', '<', '<=', '>', '>='] as const;
const NULL = ['is null', 'is not null'] as const;

/** The operators that make sense of what stands on the left, the likeliest first. @param type null where only the facts will tell */
export function operatorsFor(type: ValueType | null): readonly TestOperator[] {
  switch (type) {
    case 'text':
      return ['=', '!=', 'in', 'contains', 'starts with', 'ends with', ...NULL];
    case 'enum':
    case 'member':
      return ['=', '!=', 'in', ...NULL];
    case 'department':
    case 'folder':
      return ['within', '=', '!=', 'in', ...NULL];
    case 'number':
    case 'money':
    case 'date':
    case 'instant':
    case 'duration':
      return ['>', '>=', '<', '<=', '=', '!=', 'in', ...NULL];
    case 'boolean':
      return ['=', '!=', ...NULL];
    case 'text[]':
      return ['overlaps', ...NULL];
    case null:
      return [...COMPARED, 'in', 'within', 'contains', 'starts with', 'ends with', 'overlaps', ...NULL];
    default:
      return type satisfies never;
  }
}

/** Facts of a record of the type, as the left of a line: its fields and its folder. */
export const recordFacts = (type: ResourceType): readonly Fact[] =>
  [...type.fields.map(({ name }) => name), 'folder'].map((name) => ({ kind: 'fact', of: 'resource', name }));

/** Facts of whoever asks that every member has. */
export const subjectFacts: readonly Fact[] = Object.keys(SUBJECT_ATTRIBUTES).map((name) => ({
  kind: 'fact',
  of: 'subject',
  name,
}));

/** The type of what a side of a line holds. @returns null where no declaration says, or while it is no value */
export function typeOfSide(side: OperandForm, type: ResourceType): ValueType | null {
  if (side.kind === 'value') return side.value.type;
  const operand = operandOfForm(side);
  return operand === null ? null : operandType(operand, type);
}

const fieldOf = (side: OperandForm, type: ResourceType): FieldDeclaration | undefined =>
  side.kind === 'fact' && side.of === 'resource'
    ? type.fields.find(({ name }) => name === side.name)
    : undefined;

const value = (form: ValueForm): OperandForm => ({ kind: 'value', value: form });

/** What a new line compares the left of it with: something that it can be, which is then changed. */
export function startingSide(left: OperandForm, type: ResourceType, ground: ChoiceGround): OperandForm {
  const found = typeOfSide(left, type);
  const { alone = false } = ground;
  switch (found) {
    case 'enum':
      return value({ type: 'enum', text: fieldOf(left, type)?.values?.[0] ?? '' });
    case 'member':
      return alone ? value({ type: 'member', text: '' }) : { kind: 'fact', of: 'subject', name: 'id' };
    case 'department':
      return alone
        ? value({ type: 'department', text: '/' })
        : { kind: 'fact', of: 'subject', name: 'department' };
    case 'folder':
      return value({ type: 'folder', text: '/' });
    case 'number':
      return value({ type: 'number', text: '0' });
    case 'money':
      return value({ type: 'money', text: '0', currency: ground.currency, rate: '' });
    case 'date':
      return value({ type: 'date', text: ground.today });
    case 'instant':
      return alone ? value({ type: 'date', text: ground.today }) : { kind: 'now' };
    case 'duration':
      return value({ type: 'duration', text: '1', unit: 'days' });
    case 'boolean':
      return value({ type: 'boolean', text: 'true' });
    case 'text[]':
      return value({ type: 'text[]', texts: [''] });
    case 'text':
    case null:
      return value({ type: 'text', text: '' });
    default:
      return found satisfies never;
  }
}

/** A line with another operator; what stands on the right is kept where it still can. */
export function withOperator(
  line: Line,
  operator: TestOperator,
  type: ResourceType,
  ground: ChoiceGround,
): Line {
  if (operator === 'is null' || operator === 'is not null') return { ...line, operator, right: [] };
  const [first = startingSide(line.left, type, ground)] = line.right;
  return { ...line, operator, right: operator === 'in' ? [first, ...line.right.slice(1)] : [first] };
}

const isAlike = (left: ValueType | null, right: ValueType | null): boolean =>
  left === null || right === null || left === right || comparable(left, right);

/** A line about another fact; operator and right side are kept where they make sense of it too. */
export function withLeft(line: Line, left: OperandForm, type: ResourceType, ground: ChoiceGround): Line {
  const found = typeOfSide(left, type);
  const operators = operatorsFor(found);
  const fits = line.right.every((side) => isAlike(found, typeOfSide(side, type)));
  // A text stands for many things, and few texts are a value of an enum, a member or a path.
  const chosen = found === 'enum' || found === 'folder' || found === 'department' || found === 'member';
  if (fits && !chosen && operators.includes(line.operator)) return { ...line, left };
  const operator = operators.includes(line.operator) ? line.operator : (operators[0] ?? '=');
  return withOperator({ ...line, left, right: [] }, operator, type, ground);
}

/** A new line about a type: its most telling field, with something to compare it with. */
export function newLine(path: string, type: ResourceType, ground: ChoiceGround): Line {
  const name = type.amount ?? type.owner ?? type.fields[0]?.name ?? 'folder';
  const left: OperandForm = { kind: 'fact', of: 'resource', name };
  const [operator = '='] = operatorsFor(typeOfSide(left, type));
  return withOperator({ kind: 'line', path, left, operator, right: [] }, operator, type, ground);
}
