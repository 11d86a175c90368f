import type { SyntaxNode } from '@lezer/common';
import type { Exclusion } from '@remit/policy/document';
import { nameIn, readRecorded, readReporting, readRoles, readType } from './read-names.ts';
import { type StatementReader, markList } from './statement-reader.ts';

/** `exclusive Duties: Payroll, Clerk`. */
export function readExclusive(reader: StatementReader, node: SyntaxNode): Exclusion {
  const names = node.getChild('Names');
  if (names === null) throw new Error('the grammar gave an exclusion no roles');
  const exclusion: Exclusion = { kind: 'roles', name: nameIn(reader, node), roles: readRoles(reader, names) };
  return reader.mark(exclusion, node, { name: node.getChild('Name') });
}

/** `separate FourEyes: submit and approve on fin.PaymentRequest`. */
export function readSeparate(reader: StatementReader, node: SyntaxNode): Exclusion | null {
  const [, first, second] = node.getChildren('Name');
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  if (first === undefined || second === undefined || dotted === null)
    throw new Error('the grammar gave a separation no actions or type');
  const [one, other] = [readRecorded(reader, first), readRecorded(reader, second)];
  const type = readType(reader, dotted);
  if (one === null || other === null || type === null) return null;
  const exclusion: Exclusion = {
    kind: 'actions',
    name: nameIn(reader, node),
    actions: markList(reader, [one, other] as const, first, [first, second]),
    on: type.name,
    ...readReporting(node),
  };
  return reader.mark(exclusion, node, { name: node.getChild('Name'), on: dotted });
}
