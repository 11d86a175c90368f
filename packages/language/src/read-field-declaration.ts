import type { SyntaxNode } from '@lezer/common';
import type { FieldDeclaration } from '@remit/policy/document';
import { FIELD_TYPES } from '@remit/policy/values/field-types';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import type { FieldType } from '@remit/policy/values/value';
import { nameIn, readText } from './read-names.ts';
import { type StatementReader, markList } from './statement-reader.ts';

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

/** A field of `has:`, `region enum ['north', 'west'] 'Region'`; null when it is of no type that there is. @param from where its line begins */
export function readFieldDeclaration(
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
