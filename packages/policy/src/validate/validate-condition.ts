import type { Condition, Operand } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import type { Report } from './validation-scope.ts';
import type { Value, ValueType } from '../values/value.ts';
import { fieldType } from '../attributes.ts';
import { partsOf, type ConditionPart } from '../condition-parts.ts';
import { isCurrency } from '../values/currency.ts';
import { LIMITS } from '../limits.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { comparable, operandType } from '../values/operand-type.ts';
import { isPath } from '../path.ts';
import { scalarOf } from '../values/scalar.ts';

/** Level by level and not by recursion: what is far too deep must be refused, not overflow the stack. */
function withinLimits(condition: Condition, path: string, report: Report): boolean {
  let nodes = 0;
  let depth = 0;
  for (let level: readonly ConditionPart[] = [condition]; level.length > 0; level = level.flatMap(partsOf)) {
    nodes += level.length;
    depth += 1;
    if (depth > LIMITS.depth) {
      report('over-limit', path, `This condition nests deeper than ${LIMITS.depth} levels; flatten it.`);
      return false;
    }
    if (nodes > LIMITS.nodes) {
      report('over-limit', path, `This condition has more than ${LIMITS.nodes} parts; split it.`);
      return false;
    }
  }
  return true;
}

const OPERATORS = {
  compare: new Set<string>(['=', '!=', '<', '<=', '>', '>=']),
  text: new Set<string>(['contains', 'starts with', 'ends with']),
  arithmetic: new Set<string>(['+', '-', '*']),
} as const;

/** A document may come from a file that no type has checked. */
function checkOperator(kind: keyof typeof OPERATORS, operator: string, path: string, report: Report): void {
  if (OPERATORS[kind].has(operator)) return;
  const known = [...OPERATORS[kind]].map((each) => `\`${each}\``).join(', ');
  report('malformed-value', path, `There is no operator \`${operator}\` here; there are ${known}.`);
}

/** How much text a value is, before anything reads it. */
function charactersOf(value: Value): number {
  const held: unknown = 'value' in value ? value.value : '';
  const texts: readonly unknown[] = Array.isArray(held) ? held : [held];
  return texts.reduce<number>((sum, each) => sum + (typeof each === 'string' ? each.length + 1 : 1), 0);
}

function checkLiteral(value: Value, path: string, report: Report): void {
  // A document may have been read from outside, where nothing kept nulls out.
  if ((value as Value | null) === null)
    return report('null-in-list', path, 'Null is no value; ask `is null`.');
  if (charactersOf(value) > LIMITS.literal)
    return report('over-limit', path, `A value in a condition has at most ${LIMITS.literal} characters.`);
  if (scalarOf(value) === null)
    return report('malformed-value', path, `\`${JSON.stringify(value)}\` is no valid ${value.type}.`);
  if (value.type === 'money' && !isCurrency(value.currency))
    report('malformed-value', path, `\`${value.currency}\` is no ISO 4217 currency, such as \`EUR\`.`);
}

function checkAttribute(
  operand: Extract<Operand, { kind: 'attribute' }>,
  type: ResourceType,
  path: string,
  report: Report,
): void {
  const { of, name } = operand;
  if (of === 'resource' && fieldType(type, name) === null) {
    const fields = [...type.fields.map((field) => field.name), 'folder'];
    const sentence = `\`${type.name}\` has no field \`${name}\`.`;
    report('unknown-name', path, sentence, nearestNames(name, fields));
  }
  if (of === 'action' && name !== 'name')
    report('unknown-name', path, `An action has no \`${name}\`; it has a \`name\`.`, ['name']);
}

function checkOperand(operand: Operand, type: ResourceType, path: string, report: Report): void {
  switch (operand.kind) {
    case 'literal':
      return checkLiteral(operand.value, path, report);
    case 'attribute':
      return checkAttribute(operand, type, path, report);
    case 'now':
      return;
    case 'arithmetic': {
      checkOperator('arithmetic', operand.operator, `${path}.operator`, report);
      checkOperand(operand.left, type, `${path}.left`, report);
      checkOperand(operand.right, type, `${path}.right`, report);
      const left = typeOf(operand.left, type);
      const right = typeOf(operand.right, type);
      if (left !== null && right !== null && operandType(operand, type) === null)
        report('type-mismatch', path, `\`${left} ${operand.operator} ${right}\` cannot be reckoned.`);
      return;
    }
    default:
      return operand satisfies never;
  }
}

/** Null stands for a type that only the facts will tell: attributes of members and of the environment. */
const typeOf = (operand: Operand, type: ResourceType): ValueType | null =>
  operand.kind === 'literal' && (operand.value as Value | null) === null ? null : operandType(operand, type);

const isField = (operand: Operand): boolean => operand.kind === 'attribute' && operand.of === 'resource';

function checkPair(left: Operand, right: Operand, type: ResourceType, path: string, report: Report): void {
  const types = [typeOf(left, type), typeOf(right, type)] as const;
  if (types.includes('text[]'))
    return report('type-mismatch', path, 'A list of texts compares by `overlaps` alone.');
  if (types[0] === null || types[1] === null) return;
  if (!comparable(types[0], types[1]))
    return report('type-mismatch', path, `A ${types[0]} does not compare with a ${types[1]}.`);
  if (
    types[0] !== types[1] &&
    types.includes('date') &&
    types.includes('instant') &&
    isField(left) &&
    isField(right)
  )
    return report(
      'type-mismatch',
      path,
      'A date field does not compare with an instant field of the record.',
    );
  checkEnum(left, right, type, path, report);
  checkEnum(right, left, type, path, report);
}

/** A value that an enum can never have is a slip of the pen that would close a door in silence. */
function checkEnum(field: Operand, other: Operand, type: ResourceType, path: string, report: Report): void {
  if (field.kind !== 'attribute' || field.of !== 'resource' || other.kind !== 'literal') return;
  const values = type.fields.find((each) => each.name === field.name)?.values;
  if (values === undefined || (other.value.type !== 'text' && other.value.type !== 'enum')) return;
  const { value } = other.value;
  if (!values.includes(value))
    report('unknown-name', path, `\`${field.name}\` is never \`${value}\`.`, nearestNames(value, values));
}

function checkTree(operand: Operand, type: ResourceType, path: string, report: Report): void {
  const found = typeOf(operand, type);
  if (operand.kind === 'literal' && found === 'text') {
    const { value } = operand.value as Extract<Value, { type: 'text' }>;
    if (!isPath(value)) report('malformed-value', path, `\`${value}\` is no path; a path begins with \`/\`.`);
    return;
  }
  if (found !== null && found !== 'department' && found !== 'folder')
    report('type-mismatch', path, `\`within\` needs a department or a folder, and this is a ${found}.`);
}

const TEXTS: ReadonlySet<ValueType | null> = new Set([
  null,
  'text',
  'enum',
  'member',
  'department',
  'folder',
]);

function checkWords(condition: Condition, type: ResourceType, path: string, report: Report): void {
  const at = (part: string): string => `${path}.${part}`;
  switch (condition.kind) {
    case 'constant':
      return;
    case 'and':
    case 'or':
      return condition.conditions.forEach((each, index) =>
        checkWords(each, type, at(`conditions[${index}]`), report),
      );
    case 'not':
      return checkWords(condition.condition, type, at('condition'), report);
    case 'compare': {
      checkOperator('compare', condition.operator, at('operator'), report);
      checkOperand(condition.left, type, at('left'), report);
      checkOperand(condition.right, type, at('right'), report);
      checkPair(condition.left, condition.right, type, path, report);
      const types = [typeOf(condition.left, type), typeOf(condition.right, type)];
      if (condition.operator !== '=' && condition.operator !== '!=' && types.includes('boolean'))
        report('type-mismatch', path, 'True and false have no order; use `=` or `!=`.');
      return;
    }
    case 'in':
      checkOperand(condition.operand, type, at('operand'), report);
      if (condition.list.length > LIMITS.list)
        return report('over-limit', at('list'), `A list holds at most ${LIMITS.list} values.`);
      return condition.list.forEach((each, index) => {
        checkOperand(each, type, at(`list[${index}]`), report);
        checkPair(condition.operand, each, type, at(`list[${index}]`), report);
      });
    case 'within': {
      checkOperand(condition.operand, type, at('operand'), report);
      checkOperand(condition.tree, type, at('tree'), report);
      checkTree(condition.operand, type, at('operand'), report);
      checkTree(condition.tree, type, at('tree'), report);
      const types = new Set([typeOf(condition.operand, type), typeOf(condition.tree, type)]);
      if (types.has('department') && types.has('folder'))
        report(
          'type-mismatch',
          path,
          'A department is not within a folder, nor a folder within a department.',
        );
      return;
    }
    case 'is-null':
      if (condition.operand.kind !== 'attribute')
        return report('type-mismatch', path, '`is null` asks about an attribute.');
      return checkOperand(condition.operand, type, at('operand'), report);
    case 'text':
      checkOperator('text', condition.operator, at('operator'), report);
      for (const [part, operand] of [
        ['operand', condition.operand],
        ['part', condition.part],
      ] as const) {
        checkOperand(operand, type, at(part), report);
        const found = typeOf(operand, type);
        if (!TEXTS.has(found))
          report(
            'type-mismatch',
            at(part),
            `\`${condition.operator}\` needs a text, and this is a ${found}.`,
          );
      }
      return;
    case 'overlaps':
      for (const [part, operand] of [
        ['left', condition.left],
        ['right', condition.right],
      ] as const) {
        checkOperand(operand, type, at(part), report);
        const found = typeOf(operand, type);
        if (found !== null && found !== 'text[]')
          report('type-mismatch', at(part), `\`overlaps\` needs a list of texts, and this is a ${found}.`);
      }
      return;
    case 'took':
      if (!type.history)
        report(
          'not-recorded',
          path,
          `\`${type.name}\` keeps no history of who took \`${condition.action}\`.`,
        );
      return;
    default:
      return condition satisfies never;
  }
}

/**
 * Checks a condition against the declared fields of every type that it is put to: names, types, values, and the
 * bounds of its size. Only what is wrong on the first type that finds something is reported.
 */
export function validateCondition(
  condition: Condition,
  types: readonly ResourceType[],
  path: string,
  report: Report,
): void {
  let found = false;
  const first: Report = (...problem) => {
    found = true;
    report(...problem);
  };
  for (const type of types) {
    if (!found && withinLimits(condition, path, first)) checkWords(condition, type, path, first);
  }
}
