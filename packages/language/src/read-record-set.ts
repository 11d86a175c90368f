import type { SyntaxNode } from '@lezer/common';
import type { RecordSet } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { nameIn, readType } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

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
