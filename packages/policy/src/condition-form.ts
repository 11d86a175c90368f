import type { AttributeSource, Comparison, Condition, Operand } from './condition.ts';
import { valueForm, valueOf, type ValueForm } from './values/value-form.ts';

/** What a line of a form asks: two sides and what holds between them, or one side alone. */
export type TestOperator =
  | Comparison
  | 'in'
  | 'within'
  | 'contains'
  | 'starts with'
  | 'ends with'
  | 'overlaps'
  | 'is null'
  | 'is not null';

/** One side of a line: a fact, the present, a value as it is typed, or something reckoned. */
export type OperandForm =
  | { readonly kind: 'fact'; readonly of: AttributeSource; readonly name: string }
  | { readonly kind: 'now' }
  | { readonly kind: 'value'; readonly value: ValueForm }
  | {
      readonly kind: 'reckoned';
      readonly operator: '+' | '-' | '*';
      readonly left: OperandForm;
      readonly right: OperandForm;
    };

/**
 * A condition as a form shows it: lists of all or any, nested as deep as they are, and lines. `path` is where its
 * condition stands, as `editCondition` takes it.
 */
export type ConditionForm =
  | {
      readonly kind: 'list';
      readonly of: 'all' | 'any';
      readonly path: string;
      readonly parts: readonly ConditionForm[];
    }
  | { readonly kind: 'not'; readonly path: string; readonly part: ConditionForm }
  | { readonly kind: 'constant'; readonly path: string; readonly value: boolean }
  | { readonly kind: 'took'; readonly path: string; readonly action: string }
  | {
      readonly kind: 'line';
      readonly path: string;
      readonly left: OperandForm;
      readonly operator: TestOperator;
      /** One for most operators, any number for `in`, none for `is null` and its opposite. */
      readonly right: readonly OperandForm[];
    };

/** An operand as a form shows it. */
function operandForm(operand: Operand): OperandForm {
  switch (operand.kind) {
    case 'literal':
      return { kind: 'value', value: valueForm(operand.value) };
    case 'attribute':
      return { kind: 'fact', of: operand.of, name: operand.name };
    case 'now':
      return { kind: 'now' };
    case 'arithmetic': {
      const { operator, left, right } = operand;
      return { kind: 'reckoned', operator, left: operandForm(left), right: operandForm(right) };
    }
    default:
      return operand satisfies never;
  }
}

type Line = Extract<ConditionForm, { kind: 'line' }>;

const line = (path: string, operator: TestOperator, left: Operand, right: readonly Operand[]): Line => ({
  kind: 'line',
  path,
  left: operandForm(left),
  operator,
  right: right.map(operandForm),
});

/** The path of a part inside what stands at a path. */
const inside = (path: string, step: string): string => (path === '' ? step : `${path}.${step}`);

/** A condition as a form shows it; `conditionOfForm` reads back the same one. @param path where it stands in the whole */
export function conditionForm(condition: Condition, path = ''): ConditionForm {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part, at) =>
        conditionForm(part, inside(path, `conditions[${at}]`)),
      );
      return { kind: 'list', of: condition.kind === 'and' ? 'all' : 'any', path, parts };
    }
    case 'not':
      if (condition.condition.kind === 'is-null')
        return line(path, 'is not null', condition.condition.operand, []);
      return { kind: 'not', path, part: conditionForm(condition.condition, inside(path, 'condition')) };
    case 'constant':
      return { kind: 'constant', path, value: condition.value };
    case 'took':
      return { kind: 'took', path, action: condition.action };
    case 'compare':
      return line(path, condition.operator, condition.left, [condition.right]);
    case 'overlaps':
      return line(path, 'overlaps', condition.left, [condition.right]);
    case 'in':
      return line(path, 'in', condition.operand, condition.list);
    case 'within':
      return line(path, 'within', condition.operand, [condition.tree]);
    case 'text':
      return line(path, condition.operator, condition.operand, [condition.part]);
    case 'is-null':
      return line(path, 'is null', condition.operand, []);
    default:
      return condition satisfies never;
  }
}

/** The operand that a side of a line holds. @returns null while something typed in it is no value */
export function operandOfForm(form: OperandForm): Operand | null {
  switch (form.kind) {
    case 'fact':
      return { kind: 'attribute', of: form.of, name: form.name };
    case 'now':
      return { kind: 'now' };
    case 'value': {
      const value = valueOf(form.value);
      return value === null ? null : { kind: 'literal', value };
    }
    case 'reckoned': {
      const [left, right] = [operandOfForm(form.left), operandOfForm(form.right)];
      return left === null || right === null
        ? null
        : { kind: 'arithmetic', operator: form.operator, left, right };
    }
    default:
      return form satisfies never;
  }
}

function lineCondition({ left: asked, operator, right }: Line): Condition | null {
  const left = operandOfForm(asked);
  const others = right.map(operandOfForm);
  if (left === null || others.includes(null)) return null;
  const list = others.flatMap((each) => each ?? []);
  const [one] = list;
  switch (operator) {
    case 'is null':
      return { kind: 'is-null', operand: left };
    case 'is not null':
      return { kind: 'not', condition: { kind: 'is-null', operand: left } };
    case 'in':
      return { kind: 'in', operand: left, list };
    case 'within':
      return one === undefined ? null : { kind: 'within', operand: left, tree: one };
    case 'overlaps':
      return one === undefined ? null : { kind: 'overlaps', left, right: one };
    case 'contains':
    case 'starts with':
    case 'ends with':
      return one === undefined ? null : { kind: 'text', operator, operand: left, part: one };
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return one === undefined ? null : { kind: 'compare', operator, left, right: one };
    default:
      return operator satisfies never;
  }
}

/** The condition that a form holds. @returns null while something typed in it is no value */
export function conditionOfForm(form: ConditionForm): Condition | null {
  switch (form.kind) {
    case 'list': {
      const parts = form.parts.map(conditionOfForm);
      if (parts.includes(null)) return null;
      return { kind: form.of === 'all' ? 'and' : 'or', conditions: parts.flatMap((part) => part ?? []) };
    }
    case 'not': {
      const condition = conditionOfForm(form.part);
      return condition === null ? null : { kind: 'not', condition };
    }
    case 'constant':
      return { kind: 'constant', value: form.value };
    case 'took':
      return { kind: 'took', action: form.action };
    case 'line':
      return lineCondition(form);
    default:
      return form satisfies never;
  }
}
