import type { SyntaxNode } from '@lezer/common';
import type { AttributeSource, Comparison, Condition, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/value';
import { isDay, readMoney, readText } from './read-literal.ts';
import { readField, type StatementReader } from './statement-reader.ts';

/** A condition of a policy is at most 20 deep; the tree of a text may be deeper before that is checked. */
const MAX_DEPTH = 100;

/** Which word of the text stands for which facts. */
const SOURCES: Readonly<Record<string, AttributeSource>> = {
  subject: 'subject',
  resource: 'resource',
  action: 'action',
  context: 'environment',
};

/** What a condition is read with: fields are checked where it is clear whose they are. */
export interface ConditionReader extends StatementReader {
  readonly type: ResourceType | null;
}

const FALSE: Condition = { kind: 'constant', value: false };
const literal = (value: Value): Operand => {
  return { kind: 'literal', value };
};

const OPERANDS = 'Sum Product Number Negative Money Date Text True False Now List Attribute'.split(' ');
const CONDITIONS = 'Or And Not Comparison In Within IsNull TextTest Overlaps'.split(' ');

const children = (node: SyntaxNode, names: readonly string[]): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (names.includes(child.name)) found.push(child);
  return found;
};

function readAttribute(reader: ConditionReader, node: SyntaxNode): Operand {
  const [first = '', ...rest] = reader
    .textOf(node)
    .split('.')
    .map((part) => part.trim());
  if (rest.length === 0) {
    if (reader.type !== null) readField(reader, node, reader.type, first);
    return { kind: 'attribute', of: 'resource', name: first };
  }
  const of = Object.hasOwn(SOURCES, first) ? SOURCES[first] : undefined;
  const name = rest[0] ?? '';
  if (of === undefined || rest.length > 1) {
    const expected = ['`subject.…`', '`resource.…`', '`action.…`', '`context.…`', 'the name of a field'];
    reader.report(node, `\`${reader.textOf(node)}\` is no fact that a condition can ask for`, expected, []);
    return { kind: 'attribute', of: 'resource', name };
  }
  if (of === 'resource' && reader.type !== null) readField(reader, node, reader.type, name);
  return { kind: 'attribute', of, name };
}

function readArithmetic(reader: ConditionReader, node: SyntaxNode, depth: number): Operand {
  const [left, right] = children(node, OPERANDS);
  const operator = node.name === 'Product' ? '*' : node.getChild('Plus') === null ? '-' : '+';
  return {
    kind: 'arithmetic',
    operator,
    left: readOperand(reader, left, depth),
    right: readOperand(reader, right, depth),
  };
}

function readOperand(reader: ConditionReader, node: SyntaxNode | undefined, depth: number): Operand {
  if (node === undefined) throw new Error('the grammar gave an operator too few operands');
  if (depth > MAX_DEPTH) return tooDeep(reader, node, literal({ type: 'boolean', value: false }));
  const text = reader.textOf(node);
  switch (node.name) {
    case 'Sum':
    case 'Product':
      return readArithmetic(reader, node, depth + 1);
    case 'Number':
    case 'Negative':
      return literal({ type: 'number', value: text.replaceAll(/\s/gu, '') });
    case 'Money': {
      const money = readMoney(text);
      if (typeof money !== 'string') return literal({ type: 'money', ...money });
      reader.report(node, money, [], []);
      return literal({ type: 'money', minor: 0, currency: text.slice(-3) });
    }
    case 'Date':
      if (!isDay(text))
        reader.report(node, `the calendar has no ${text}`, ['a date such as `2026-01-31`'], []);
      return literal({ type: 'date', value: text });
    case 'Text':
      return literal({ type: 'text', value: readText(text) });
    case 'True':
    case 'False':
      return literal({ type: 'boolean', value: node.name === 'True' });
    case 'Now':
      return { kind: 'now' };
    case 'List':
      return literal({
        type: 'text[]',
        value: node.getChildren('Text').map((each) => readText(reader.textOf(each))),
      });
    case 'Attribute':
      return readAttribute(reader, node);
    default:
      throw new Error(`the grammar has an operand \`${node.name}\` that nothing reads`);
  }
}

function tooDeep<T>(reader: StatementReader, node: SyntaxNode, instead: T): T {
  reader.report(
    node,
    `a condition that is nested more than ${MAX_DEPTH} deep`,
    ['a condition at most 20 deep'],
    [],
  );
  return instead;
}

function readTextTest(reader: ConditionReader, node: SyntaxNode, depth: number): Condition {
  const [operand, part] = children(node, OPERANDS);
  const starts = node.getChild('StartsWith') !== null;
  return {
    kind: 'text',
    operator: node.getChild('Contains') !== null ? 'contains' : starts ? 'starts with' : 'ends with',
    operand: readOperand(reader, operand, depth),
    part: readOperand(reader, part, depth),
  };
}

/**
 * The condition that a node of the tree says. Text of one statement that the grammar took, so every part is there.
 * @param node one of the grammar's conditions
 */
function readNode(reader: ConditionReader, node: SyntaxNode, depth: number): Condition {
  if (depth > MAX_DEPTH) return tooDeep(reader, node, FALSE);
  const operand = (at: number): Operand => readOperand(reader, children(node, OPERANDS)[at], depth + 1);
  const conditions = (): readonly Condition[] =>
    children(node, CONDITIONS).map((each) => readNode(reader, each, depth + 1));
  switch (node.name) {
    case 'Or':
      return flat('or', conditions());
    case 'And':
      return flat('and', conditions());
    case 'Not': {
      const [condition = FALSE] = conditions();
      return { kind: 'not', condition };
    }
    case 'Comparison': {
      const operator = reader.textOf(node.getChild('CompareOperator') ?? node) as Comparison;
      return { kind: 'compare', operator, left: operand(0), right: operand(1) };
    }
    case 'In':
      return {
        kind: 'in',
        operand: operand(0),
        list: children(node, OPERANDS)
          .slice(1)
          .map((each) => readOperand(reader, each, depth + 1)),
      };
    case 'Within':
      return { kind: 'within', operand: operand(0), tree: operand(1) };
    case 'IsNull': {
      const isNull: Condition = { kind: 'is-null', operand: operand(0) };
      return node.getChild('Negated') === null ? isNull : { kind: 'not', condition: isNull };
    }
    case 'TextTest':
      return readTextTest(reader, node, depth + 1);
    case 'Overlaps':
      return { kind: 'overlaps', left: operand(0), right: operand(1) };
    default:
      throw new Error(`the grammar has a condition \`${node.name}\` that nothing reads`);
  }
}

/** The grammar pairs `a and b and c`; a condition lists the three. */
function flat(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  return { kind, conditions: parts.flatMap((part) => (part.kind === kind ? part.conditions : [part])) };
}

/** The condition after `where`. */
export function readWhere(reader: ConditionReader, where: SyntaxNode): Condition {
  const [node] = children(where, CONDITIONS);
  return node === undefined ? FALSE : readNode(reader, node, 0);
}
