import type { SyntaxNode } from '@lezer/common';
import type { AttributeSource, Comparison, Condition, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import { LITERALS, readLiteral } from './read-literal.ts';
import { nameIn, readDotted, readField } from './read-names.ts';
import { markList, type StatementReader } from './statement-reader.ts';

/** A condition of a policy is at most 20 deep; the tree of a text may be deeper before that is checked. */
const MAX_DEPTH = 100;

/** Which word of the text stands for which facts. */
const SOURCES: ReadonlyMap<string, AttributeSource> = new Map([
  ['subject', 'subject'],
  ['resource', 'resource'],
  ['action', 'action'],
  ['context', 'environment'],
]);

/** What a condition is read with: fields are checked where it is clear whose they are. */
export interface ConditionReader extends StatementReader {
  readonly type: ResourceType | null;
}

const FALSE: Condition = { kind: 'constant', value: false };
const NONE: Operand = { kind: 'literal', value: { type: 'boolean', value: false } };

const OPERANDS: ReadonlySet<string> = new Set([...LITERALS, 'Sum', 'Product', 'Now', 'Attribute']);
const CONDITIONS: ReadonlySet<string> = new Set(
  'Or And Not Constant Comparison In Within IsNull TextTest Overlaps Took'.split(' '),
);

const children = (node: SyntaxNode, names: ReadonlySet<string>): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (names.has(child.name)) found.push(child);
  return found;
};

/** What a number is not, however other languages write it. */
const NO_NUMBERS: ReadonlySet<string> = new Set(['NaN', 'Infinity']);

function readAttribute(reader: ConditionReader, node: SyntaxNode): Operand {
  const [first = '', ...rest] = readDotted(reader, node);
  if (rest.length === 0) {
    if (/^\p{Nd}/u.test(first))
      reader.report(node, `\`${first}\` is no number: digits are \`0\` to \`9\``, [
        'a number such as `-12.50`',
      ]);
    else if (NO_NUMBERS.has(reader.textOf(node)))
      reader.report(node, `\`${first}\` is no number`, ['a number such as `-12.50`']);
    else if (reader.type !== null) readField(reader, node, reader.type, first);
    return { kind: 'attribute', of: 'resource', name: first };
  }
  const of = SOURCES.get(first);
  const name = rest[0] ?? '';
  if (of === undefined || rest.length > 1) {
    const expected = ['`subject.…`', '`resource.…`', '`action.…`', '`context.…`', 'the name of a field'];
    reader.report(node, `\`${reader.textOf(node)}\` is no fact that a condition can ask for`, expected);
    return { kind: 'attribute', of: 'resource', name };
  }
  if (of === 'resource' && reader.type !== null) readField(reader, node, reader.type, name);
  return { kind: 'attribute', of, name };
}

function readOperand(reader: ConditionReader, node: SyntaxNode | undefined, depth: number): Operand {
  if (node === undefined) throw new Error('the grammar gave an operator too few operands');
  if (depth > MAX_DEPTH) return tooDeep(reader, node, NONE);
  switch (node.name) {
    case 'Sum':
    case 'Product': {
      const [left, right] = children(node, OPERANDS);
      const operator = node.name === 'Product' ? '*' : node.getChild('Plus') === null ? '-' : '+';
      const operand: Operand = {
        kind: 'arithmetic',
        operator,
        left: readOperand(reader, left, depth + 1),
        right: readOperand(reader, right, depth + 1),
      };
      return reader.mark(operand, node);
    }
    case 'Now':
      return reader.mark<Operand>({ kind: 'now' }, node);
    case 'Attribute':
      return reader.mark(readAttribute(reader, node), node);
    default:
      return reader.mark<Operand>({ kind: 'literal', value: readLiteral(reader, node) }, node);
  }
}

function tooDeep<T>(reader: StatementReader, node: SyntaxNode, instead: T): T {
  const message = `a condition that is nested more than ${MAX_DEPTH} deep`;
  reader.report(node, message, ['a condition at most 20 deep']);
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

function readIn(reader: ConditionReader, node: SyntaxNode, depth: number): Condition {
  const [operand, ...list] = children(node, OPERANDS);
  return {
    kind: 'in',
    operand: readOperand(reader, operand, depth),
    list: markList(
      reader,
      list.map((each) => readOperand(reader, each, depth)),
      node,
      list,
    ),
  };
}

/** What parentheses join to the same is one list: `a and (b and c)` says no more than `a and b and c`. */
function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  return { kind, conditions: parts.flatMap((part) => (part.kind === kind ? part.conditions : [part])) };
}

function readUnmarked(reader: ConditionReader, node: SyntaxNode, depth: number): Condition {
  const parts = (): readonly Condition[] =>
    children(node, CONDITIONS).map((each) => readNode(reader, each, depth + 1));
  const pair = (): readonly [Operand, Operand] => {
    const [left, right] = children(node, OPERANDS);
    return [readOperand(reader, left, depth + 1), readOperand(reader, right, depth + 1)];
  };
  switch (node.name) {
    case 'Or':
      return joined('or', parts());
    case 'And':
      return joined('and', parts());
    case 'Not': {
      const [condition = FALSE] = parts();
      return { kind: 'not', condition };
    }
    case 'Constant':
      return { kind: 'constant', value: reader.textOf(node) === 'true' };
    case 'Comparison': {
      const operator = node.getChild('CompareOperator');
      if (operator === null) throw new Error('the grammar gave a comparison no operator');
      const [left, right] = pair();
      return { kind: 'compare', operator: reader.textOf(operator) as Comparison, left, right };
    }
    case 'In':
      return readIn(reader, node, depth + 1);
    case 'Within': {
      const [operand, tree] = pair();
      return { kind: 'within', operand, tree };
    }
    case 'IsNull': {
      const [operand] = children(node, OPERANDS);
      const isNull: Condition = { kind: 'is-null', operand: readOperand(reader, operand, depth + 1) };
      if (node.getChild('Negated') === null) return isNull;
      return { kind: 'not', condition: reader.mark(isNull, node) };
    }
    case 'TextTest':
      return readTextTest(reader, node, depth + 1);
    case 'Overlaps': {
      const [left, right] = pair();
      return { kind: 'overlaps', left, right };
    }
    case 'Took':
      return { kind: 'took', action: nameIn(reader, node) };
    default:
      throw new Error(`the grammar has a condition \`${node.name}\` that nothing reads`);
  }
}

/**
 * The condition that a node of the tree says. Text of one statement that the grammar took, so every part is there.
 * @param node one of the grammar's conditions
 */
function readNode(reader: ConditionReader, node: SyntaxNode, depth: number): Condition {
  if (depth > MAX_DEPTH) return tooDeep(reader, node, FALSE);
  return reader.mark(readUnmarked(reader, node, depth), node);
}

/** The condition of a clause, after `where`, `when` or `unless`. */
export function readCondition(
  reader: StatementReader,
  clause: SyntaxNode,
  types: readonly (ResourceType | null)[],
): Condition {
  const [node] = children(clause, CONDITIONS);
  if (node === undefined) throw new Error(`the grammar gave ${clause.name} no condition`);
  const only = types.length === 1 ? (types[0] ?? null) : null;
  return readNode({ ...reader, type: only }, node, 0);
}
