import type { SyntaxNode, Tree } from '@lezer/common';
import type { Declarations } from './declarations.ts';
import { readModuleStatement } from './read-module.ts';
import { nameIn } from './read-names.ts';
import { readResource } from './read-resource.ts';
import type { Gathered } from './read-statement.ts';
import type { StatementText } from './split-statements.ts';
import type { StatementReader } from './statement-reader.ts';

/** A statement that the grammar took. */
export interface Piece extends StatementText {
  readonly tree: Tree;
  readonly reader: StatementReader;
}

/** The nodes of its statements. */
export const statementsOf = ({ tree }: Piece): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) found.push(node);
  return found;
};

/** Modules, types, sets and roles that the statements declare: in any order, before or after their use. */
export function declaredBy(pieces: readonly Piece[], into: Gathered): Declarations {
  const sets: string[] = [];
  const roles: string[] = [];
  for (const piece of pieces) {
    for (const node of statementsOf(piece)) {
      if (node.name === 'Module') into.modules.push(readModuleStatement(piece.reader, node));
      else if (node.name === 'Resource') into.resources.push(readResource(piece.reader, node));
      else if (node.name === 'RecordSet') sets.push(nameIn(silent(piece.reader), node));
      else if (node.name === 'Role') roles.push(nameIn(silent(piece.reader), node));
    }
  }
  return { modules: into.modules.map(({ name }) => name), types: into.resources, sets, roles };
}

/** For reading a name ahead of its statement, which will report what is wrong with it. */
const silent = (reader: StatementReader): StatementReader => {
  return { ...reader, report: () => undefined };
};

/** A statement that cannot be read further declares its role, set or module all the same: who names it is not to blame. */
export function declaredByBroken(broken: readonly StatementText[]): Declarations {
  const of = (word: string): readonly string[] =>
    broken.flatMap(({ text }) => {
      const [, name] =
        new RegExp(String.raw`^\s*${word}[ \t]+([\p{L}_][\p{L}\p{M}\p{N}_]*)`, 'u').exec(text) ?? [];
      return name === undefined ? [] : [name.normalize('NFC')];
    });
  return { modules: of('module'), types: [], sets: of('set'), roles: of('role') };
}
