import type { SyntaxNode } from '@lezer/common';
import type { FolderScope, Grant } from '@remit/policy/document';
import { readGrants } from './read-grants.ts';
import { readPlace, readRole as readRoleName } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';
import { NOTHING } from './words.ts';

/** `nothing`, alone on its line, is no action but says that nothing is granted. */
const saysNothing = (reader: StatementReader, grants: SyntaxNode): boolean =>
  reader.textOf(grants) === NOTHING;

/** `scope Folder.sales grants: Manager → read`: what each role that it names means in the folder. */
export function readFolderScopes(reader: StatementReader, node: SyntaxNode): readonly FolderScope[] {
  const place = node.getChild('Place');
  const folder = place === null ? null : readPlace(reader, place);
  const keyword = node.getChildren('Keyword')[1];
  const byRole = new Map<
    string,
    { readonly grants: Grant[]; readonly line: SyntaxNode; readonly name: SyntaxNode }
  >();
  node.getChildren('FolderGrant').forEach((line, at) => {
    const name = line.getChild('Name');
    const grants = line.getChild('Grants');
    if (name === null || grants === null) throw new Error('the grammar gave a folder scope no grants');
    const role = readRoleName(reader, name);
    const from = at === 0 ? (keyword?.from ?? line.from) : line.from;
    const given = saysNothing(reader, grants) ? [] : readGrants(reader, grants, from);
    if (role === null) return;
    // Two lines of one role add up: the scope states once what the role means here.
    const known = byRole.get(role) ?? { grants: [], line, name };
    byRole.set(role, known);
    known.grants.push(...given);
  });
  if (folder === null) return [];
  return [...byRole].map(([role, { grants, line, name }], at) => {
    const from = at === 0 ? (keyword?.from ?? line.from) : line.from;
    const scope: FolderScope = { folder, role, grants: reader.mark(grants, { from, to: line.to }) };
    return reader.mark(scope, at === 0 ? node : line, { folder: place, role: name });
  });
}
