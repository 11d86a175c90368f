import type { SyntaxNode } from '@lezer/common';
import type { Module } from '@remit/policy/document';
import { clauseText } from './clause-text.ts';
import { nameIn } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

/** `module crm label: 'Customers'`; without a label the name is what screens say. */
export function readModuleStatement(reader: StatementReader, node: SyntaxNode): Module {
  const name = nameIn(reader, node);
  const label = node.getChild('Label');
  const module: Module = { name, label: clauseText(reader, label) ?? name };
  return reader.mark(module, node, { name: node.getChild('Name'), label });
}
