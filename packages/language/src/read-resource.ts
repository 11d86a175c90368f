import type { SyntaxNode } from '@lezer/common';
import { moduleOf, shortNameOf } from '@remit/policy/catalog';
import type { FieldDeclaration, Module, RecordSet, ResourceType } from '@remit/policy/document';
import { nearestNames } from '@remit/policy/nearest-names';
import type { FieldType } from '@remit/policy/value';
import { readCondition } from './read-condition.ts';
import { nameIn, readDotted, readName, readText, readType } from './read-names.ts';
import { clauseText } from './read-role.ts';
import { markList, onlyClause, type StatementReader } from './statement-reader.ts';

/** `module crm label: 'Customers'`; without a label the name is what screens say. */
export function readModuleStatement(reader: StatementReader, node: SyntaxNode): Module {
  const name = nameIn(reader, node);
  const label = node.getChild('Label');
  const module: Module = { name, label: clauseText(reader, label) ?? name };
  return reader.mark(module, node, { name: node.getChild('Name'), label });
}

/** What a field can be declared as. */
export const FIELD_TYPES: readonly FieldType[] = [
  'text',
  'number',
  'money',
  'date',
  'instant',
  'boolean',
  'enum',
  'member',
  'department',
  'folder',
  'text[]',
];

function readFieldType(reader: StatementReader, node: SyntaxNode): FieldType | null {
  const written = nameIn(reader, node) + (node.getChild('Brackets') === null ? '' : '[]');
  const found = FIELD_TYPES.find((type) => type === written);
  if (found !== undefined) return found;
  const expected = FIELD_TYPES.map((type) => `\`${type}\``);
  reader.report(node, `\`${written}\` is no type of a field`, expected, () =>
    nearestNames(written, FIELD_TYPES),
  );
  return null;
}

function readFieldDeclaration(
  reader: StatementReader,
  node: SyntaxNode,
  from: number,
): FieldDeclaration | null {
  const [name, typeNode] = [nameIn(reader, node), node.getChild('FieldType')];
  const type = typeNode === null ? null : readFieldType(reader, typeNode);
  if (type === null) return null;
  const label = node.getChild('Text');
  const values = node.getChild('ValueList');
  const valueNodes = values?.getChildren('Text') ?? [];
  const field: FieldDeclaration = {
    name,
    type,
    label: label === null ? name : readText(reader, label),
    ...(values === null
      ? {}
      : {
          values: markList(
            reader,
            valueNodes.map((each) => readText(reader, each)),
            values,
            valueNodes,
          ),
        }),
  };
  return reader.mark(field, { from, to: node.to }, { name: node.getChild('Name'), type: typeNode, label });
}

const MEANINGS = ['owner', 'amount', 'department', 'title'] as const;

/** `owner: submitter` and its like: which fields mean what. */
function readMeanings(reader: StatementReader, node: SyntaxNode) {
  const found = new Map<string, SyntaxNode>();
  for (const clause of node.getChildren('Meaning')) {
    const keyword = clause.getChild('Keyword');
    const word = keyword === null ? '' : reader.textOf(keyword);
    if (found.has(word)) reader.report(clause, `\`${word}\` is said twice`, [`one \`${word}\``]);
    else found.set(word, clause);
  }
  const meanings = MEANINGS.flatMap((meaning) => {
    const clause = found.get(meaning);
    return clause === undefined ? [] : [[meaning, nameIn(reader, clause)] as const];
  });
  return { meanings: Object.fromEntries(meanings), nodes: Object.fromEntries(found) };
}

/**
 * `resource fin.Invoice` with its fields, what they mean, and its own actions. Whether its module is declared is for
 * the check of the whole document.
 */
export function readResource(reader: StatementReader, node: SyntaxNode): ResourceType {
  const dotted = node.getChild('Dotted');
  if (dotted === null) throw new Error('the grammar gave a resource no name');
  const name = readDotted(reader, dotted).join('.');
  if (moduleOf(name) === '')
    reader.report(dotted, 'a resource type is named with its module', ['a name such as `crm.Contract`']);
  const labelClause = onlyClause(reader, node, 'Label', 'label');
  const fields = node
    .getChildren('Has')
    .flatMap((has) =>
      has
        .getChildren('Field')
        .flatMap((field, at) => readFieldDeclaration(reader, field, at === 0 ? has.from : field.from) ?? []),
    );
  const { meanings, nodes } = readMeanings(reader, node);
  const actions = node.getChildren('Actions').flatMap((clause) => clause.getChildren('Names'));
  const actionNodes = actions.flatMap((list) => list.getChildren('Name'));
  const history = onlyClause(reader, node, 'History', 'history');
  const [firstActions = node] = node.getChildren('Actions');
  const type: ResourceType = {
    name,
    label: clauseText(reader, labelClause) ?? shortNameOf(name),
    fields,
    ...meanings,
    actions: markList(
      reader,
      actionNodes.map((each) => readName(reader, each)),
      firstActions,
      actionNodes,
    ),
    history: history !== null,
  };
  return reader.mark(type, node, { name: dotted, label: labelClause, history, ...nodes });
}

/** `set exec on crm.Contract where value > 100 000 EUR`. */
export function readRecordSet(reader: StatementReader, node: SyntaxNode): RecordSet | null {
  const [on, where] = [node.getChild('OnType'), node.getChild('Where')];
  const dotted = on?.getChild('Dotted') ?? null;
  if (dotted === null || where === null)
    throw new Error('the grammar gave a record set no type or condition');
  const type = readType(reader, dotted);
  const condition = readCondition(reader, where, [type]);
  if (type === null) return null;
  const set: RecordSet = { name: nameIn(reader, node), type: type.name, where: condition };
  return reader.mark(set, node, { name: node.getChild('Name'), type: dotted, where });
}
