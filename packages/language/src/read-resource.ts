import type { SyntaxNode } from '@lezer/common';
import { moduleOf, shortNameOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { clauseText } from './clause-text.ts';
import { readFieldDeclaration } from './read-field-declaration.ts';
import { nameIn, readDotted, readName } from './read-names.ts';
import { type StatementReader, markList, onlyClause } from './statement-reader.ts';

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
