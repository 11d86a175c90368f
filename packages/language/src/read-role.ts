import type { SyntaxNode } from '@lezer/common';
import type { Role } from '@remit/policy/document';
import { clauseText } from './clause-text.ts';
import { readGrants } from './read-grants.ts';
import { nameIn, readModule, readRoles } from './read-names.ts';
import { type StatementReader, markList, onlyClause } from './statement-reader.ts';

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
