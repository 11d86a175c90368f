import type { SyntaxNode } from '@lezer/common';
import { readText } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

/** The text of a clause such as `label: 'Sales'`. */
export function clauseText(reader: StatementReader, clause: SyntaxNode | null): string | null {
  const text = clause?.getChild('Text') ?? null;
  return text === null ? null : readText(reader, text);
}
