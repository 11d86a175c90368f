import type { SyntaxNode } from '@lezer/common';
import type { FolderScope, Grant, Role } from '@remit/policy/document';
import { readGrants } from './read-grants.ts';
import {
  nameIn,
  readModule,
  readPlace,
  readRole as readRoleName,
  readRoles,
  readText,
} from './read-names.ts';
import { markList, onlyClause, type StatementReader } from './statement-reader.ts';
import { NOTHING } from './words.ts';

/** The text of a clause such as `label: 'Sales'`. */
export function clauseText(reader: StatementReader, clause: SyntaxNode | null): string | null {
  const text = clause?.getChild('Text') ?? null;
  return text === null ? null : readText(reader, text);
}

/** `role Approver in fin`, its label, what it includes and what it can do. */
export function readRole(reader: StatementReader, node: SyntaxNode): Role {
  const inModule = node.getChild('InModule');
  const moduleName = inModule?.getChild('Name') ?? null;
  const module = moduleName === null ? null : readModule(reader, moduleName);
  const labelClause = onlyClause(reader, node, 'Label', 'label');
  const descriptionClause = onlyClause(reader, node, 'Description', 'description');
  const label = clauseText(reader, labelClause);
  const description = clauseText(reader, descriptionClause);
  const includes = node.getChildren('Includes');
  const included = includes.flatMap((each) => each.getChildren('Names'));
  const names = included.flatMap((each) => readRoles(reader, each));
  const [firstIncludes] = includes;
  const grants = node.getChildren('Can').flatMap((can) => {
    const line = can.getChild('Grants');
    return line === null ? [] : readGrants(reader, line, can.from);
  });
  const role: Role = {
    name: nameIn(reader, node),
    ...(label === null ? {} : { label }),
    ...(description === null ? {} : { description }),
    ...(module === null ? {} : { module }),
    ...(names.length === 0 || firstIncludes === undefined
      ? {}
      : {
          includes: markList(
            reader,
            names,
            firstIncludes,
            included.flatMap((each) => each.getChildren('Name')),
          ),
        }),
    grants,
  };
  const parts = {
    name: node.getChild('Name'),
    label: labelClause,
    description: descriptionClause,
    module: inModule,
  };
  return reader.mark(role, node, parts);
}

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
