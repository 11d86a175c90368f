import type { SyntaxNode } from '@lezer/common';
import type { FieldRule } from '@remit/policy/document';
import { readFieldPath, readRoles } from './read-names.ts';
import { readRole } from './read-names.ts';
import { type StatementReader, markList } from './statement-reader.ts';

function readMasks(reader: StatementReader, clauses: readonly SyntaxNode[]): FieldRule['masked'] {
  const [first] = clauses;
  if (first === undefined) return undefined;
  const nodes = clauses.flatMap((clause) => clause.getChildren('Mask'));
  const found = nodes.flatMap((node) => {
    const [name, count] = [node.getChild('Name'), node.getChild('Number')];
    if (name === null || count === null) throw new Error('the grammar gave a mask no role or number');
    const role = readRole(reader, name);
    const characters = Number(reader.textOf(count).replaceAll(/\s/gu, ''));
    if (!Number.isSafeInteger(characters) || characters < 1)
      reader.report(node, 'a mask shows a whole number of characters', ['a number from 1']);
    if (role === null) return [];
    return [reader.mark({ role, as: { kind: 'last', characters } as const }, node, { role: name })];
  });
  return markList(reader, found, first, []);
}

/** `field Contract.margin` and who sees it in full, masked, may edit it, or is told not to see it. */
export function readFieldRule(reader: StatementReader, node: SyntaxNode): FieldRule | null {
  const path = node.getChild('Dotted');
  if (path === null) throw new Error('the grammar gave a field rule no field');
  const found = readFieldPath(reader, path);
  const list = (kind: string): readonly string[] | null => {
    const clauses = node.getChildren(kind);
    const [first] = clauses;
    if (first === undefined) return null;
    const names = clauses.flatMap((clause) => clause.getChildren('Names'));
    const roles = names.flatMap((each) => readRoles(reader, each));
    return markList(
      reader,
      roles,
      first,
      names.flatMap((each) => each.getChildren('Name')),
    );
  };
  const [visible, editable, hidden] = [list('Visible'), list('Editable'), list('Hidden')];
  const masked = readMasks(reader, node.getChildren('Masked'));
  if (found === null) return null;
  const rule: FieldRule = {
    ...found,
    ...(visible === null ? {} : { visible }),
    ...(masked === undefined ? {} : { masked }),
    ...(editable === null ? {} : { editable }),
    ...(hidden === null ? {} : { hidden }),
  };
  return reader.mark(rule, node, { type: path, field: path.getChildren('Name').at(-1) });
}
