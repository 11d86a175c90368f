import type { SyntaxNode } from '@lezer/common';
import type { AskedFile, Question, ResourceType } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { nameIn, readField, readText } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

/** What a question and a file have in common. */
function readAsked(reader: StatementReader, node: SyntaxNode, type: ResourceType | null) {
  const [text, when] = [node.getChild('Text'), node.getChild('When')];
  return {
    text: text === null ? null : readText(reader, text),
    terms: {
      ...(node.getChild('Optional') === null ? {} : { optional: true as const }),
      ...(when === null ? {} : { when: readCondition(reader, when, [type]) }),
    },
    clauses: { name: node.getChild('Name'), field: node.getChild('Name'), text, when },
  };
}

/** `asks benefit 'What for?' when amount > 500 EUR`; null when the type has no such field. */
export function readQuestion(
  reader: StatementReader,
  node: SyntaxNode,
  type: ResourceType | null,
): Question | null {
  const name = node.getChild('Name');
  const { text, terms, clauses } = readAsked(reader, node, type);
  if (name === null || type === null) return null;
  const field = readField(reader, name, type, nameIn(reader, node));
  if (field === null) return null;
  const question: Question = { field, ...(text === null ? {} : { text }), ...terms };
  return reader.mark(question, node, clauses);
}

/** `attaches quote 'A quote of the supplier' optional`. */
export function readAskedFile(
  reader: StatementReader,
  node: SyntaxNode,
  type: ResourceType | null,
): AskedFile {
  const { text, terms, clauses } = readAsked(reader, node, type);
  const file: AskedFile = { name: nameIn(reader, node), text: text ?? '', ...terms };
  return reader.mark(file, node, clauses);
}
