import type { SyntaxNode } from '@lezer/common';
import type { RowPolicy } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { nameIn, readRoles, readType } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

/** `policy West on Account for SalesRep where region = 'west'`. */
export function readRowPolicy(reader: StatementReader, node: SyntaxNode): RowPolicy | null {
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  const holders = node.getChild('Holders');
  const names = holders?.getChild('Names') ?? null;
  const where = node.getChild('Where');
  if (dotted === null || names === null || where === null)
    throw new Error('the grammar gave a row policy no type, roles or condition');
  const type = readType(reader, dotted);
  const roles = readRoles(reader, names);
  const condition = readCondition(reader, where, [type]);
  if (type === null) return null;
  const policy: RowPolicy = { name: nameIn(reader, node), type: type.name, roles, where: condition };
  return reader.mark(policy, node, { name: node.getChild('Name'), type: dotted, roles: holders, where });
}
