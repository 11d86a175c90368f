import type { SyntaxNode } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import type { FieldDeclaration, ResourceType } from '@remit/policy/document';
import { FIELD_TYPES } from '@remit/policy/values/field-types';
import type { FieldType } from '@remit/policy/values/value';
import { nameOf, namesIn } from './complete-place.ts';
import { unquoted } from './quoted-text.ts';
import type { StatementText } from './split-statements.ts';

const isFieldType = (written: string): written is FieldType =>
  (FIELD_TYPES as readonly string[]).includes(written);

function readField(node: SyntaxNode, text: string): readonly FieldDeclaration[] {
  const [name] = namesIn(node, text);
  const typeNode = node.getChild('FieldType');
  const type = typeNode === null ? '' : text.slice(typeNode.from, typeNode.to).replace(/\s/gu, '');
  if (name === undefined || !isFieldType(type)) return [];
  const list = node.getChild('ValueList')?.getChildren('Text') ?? [];
  const values = list.map(({ from, to }) => unquoted(text.slice(from, to)).text);
  return [{ name, type, label: name, ...(values.length === 0 ? {} : { values }) }];
}

function readType(node: SyntaxNode, text: string): ResourceType | null {
  const dotted = node.getChild('Dotted');
  if (dotted === null) return null;
  const meanings = node.getChildren('Meaning').flatMap((meaning) => {
    const [word, field] = text.slice(meaning.from, meaning.to).split(/\s*:\s*/u);
    return word === undefined || field === undefined ? [] : [[word, nameOf(field)] as const];
  });
  return {
    name: namesIn(dotted, text).join('.'),
    label: '',
    fields: node
      .getChildren('Has')
      .flatMap((has) => has.getChildren('Field').flatMap((field) => readField(field, text))),
    actions: node
      .getChildren('Actions')
      .flatMap((actions) => actions.getChildren('Names').flatMap((names) => namesIn(names, text))),
    history: node.getChild('History') !== null,
    ...Object.fromEntries(meanings),
  };
}

/**
 * The types that a text states, as far as they can be read: with what is wrong in them they still have names and fields
 * to choose from.
 */
export function statedTypes(parser: LRParser, pieces: readonly StatementText[]): readonly ResourceType[] {
  return pieces.flatMap(({ text }) => {
    if (!/^\s*resource\b/u.test(text)) return [];
    const node = parser.parse(text).topNode.getChild('Resource');
    return node === null ? [] : (readType(node, text) ?? []);
  });
}
