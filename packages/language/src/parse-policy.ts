import type { SyntaxNode } from '@lezer/common';
import type { FieldRule, FolderScope, PolicyDocument, Role, RowPolicy } from '@remit/policy/document';
import type { Declarations } from './declarations.ts';
import { policyParser } from './policy-grammar.ts';
import { readWhere } from './read-condition.ts';
import { readGrants } from './read-grants.ts';
import { readText } from './read-literal.ts';
import { splitStatements } from './split-statements.ts';
import {
  readField,
  readModule,
  readRole,
  readRoles,
  readType,
  type StatementReader,
} from './statement-reader.ts';
import { syntaxProblem } from './syntax-error.ts';
import { positionAt, type TextError } from './text-error.ts';

/** Which roles a text gives to whom. */
export interface UserStatement {
  readonly name: string;
  readonly roles: readonly string[];
}

/** What a text states, in its order. Whatever an error concerns is left out, so it only counts when there is none. */
export interface ParsedPolicy {
  readonly document: Pick<PolicyDocument, 'roles' | 'rowPolicies' | 'fieldRules' | 'folderScopes'>;
  readonly users: readonly UserStatement[];
  readonly errors: readonly TextError[];
}

interface Statements {
  readonly roles: Role[];
  readonly rowPolicies: RowPolicy[];
  readonly fieldRules: FieldRule[];
  readonly folderScopes: FolderScope[];
  readonly users: UserStatement[];
}

const nameOf = (reader: StatementReader, node: SyntaxNode): string => {
  const name = node.getChild('Name');
  return name === null ? '' : reader.textOf(name);
};

function readRoleStatement(reader: StatementReader, node: SyntaxNode): Role {
  const module = node.getChild('InModule')?.getChild('Name') ?? null;
  const includes = node.getChild('Includes');
  const inModule = module === null ? null : readModule(reader, module);
  return {
    name: nameOf(reader, node),
    ...(inModule === null ? {} : { module: inModule }),
    ...(includes === null ? {} : { includes: readRoles(reader, includes) }),
    grants: node.getChildren('Can').flatMap((can) => {
      const grants = can.getChild('Grants');
      return grants === null ? [] : readGrants(reader, grants);
    }),
  };
}

function readUser(reader: StatementReader, node: SyntaxNode): UserStatement {
  const quoted = node.getChild('Text');
  const names = node.getChildren('Name');
  const [first] = names;
  const name =
    quoted === null ? (first === undefined ? '' : reader.textOf(first)) : readText(reader.textOf(quoted));
  const roles = quoted === null ? names.slice(1) : names;
  return { name, roles: roles.flatMap((role) => readRole(reader, role) ?? []) };
}

function readRowPolicy(reader: StatementReader, node: SyntaxNode): RowPolicy | null {
  const typeNode = node.getChild('Dotted');
  const holders = node.getChild('Holders');
  const where = node.getChild('Where');
  if (typeNode === null || holders === null || where === null) return null;
  const type = readType(reader, typeNode);
  const roles = readRoles(reader, holders);
  const condition = readWhere({ ...reader, type }, where);
  return type === null ? null : { name: nameOf(reader, node), type: type.name, roles, where: condition };
}

function readFieldRule(reader: StatementReader, node: SyntaxNode): FieldRule | null {
  const path = node.getChild('Dotted');
  if (path === null) return null;
  const names = path.getChildren('Name');
  const last = names.at(-1) ?? path;
  const typeName = names
    .slice(0, -1)
    .map((each) => reader.textOf(each))
    .join('.');
  const type = readType(reader, path, typeName);
  const field = type === null ? null : readField(reader, last, type, reader.textOf(last));
  const lists = { visible: 'Visible', hidden: 'Hidden', editable: 'Editable' } as const;
  const named = Object.entries(lists).flatMap(([key, list]) => {
    const clauses = node.getChildren(list);
    return clauses.length === 0
      ? []
      : [[key, clauses.flatMap((clause) => readRoles(reader, clause))] as const];
  });
  const masked = node
    .getChildren('Masked')
    .flatMap((clause) => clause.getChildren('Mask'))
    .flatMap((mask) => {
      const [role, characters] = [mask.getChild('Name'), mask.getChild('Number')];
      const name = role === null ? null : readRole(reader, role);
      const count = characters === null ? Number.NaN : Number(reader.textOf(characters));
      if (!Number.isSafeInteger(count) || count < 1)
        reader.report(mask, 'a mask shows a whole number of characters', ['a number from 1'], []);
      return name === null ? [] : [{ role: name, as: { kind: 'last', characters: count } as const }];
    });
  if (type === null || field === null) return null;
  return { type: type.name, field, ...Object.fromEntries(named), ...(masked.length === 0 ? {} : { masked }) };
}

/** `Folder.engineering.platform` is `/engineering/platform`; a quoted path is one as it stands. */
function readFolder(reader: StatementReader, node: SyntaxNode): string | null {
  const quoted = node.getChild('Text');
  const dotted = node.getChild('Dotted');
  if (quoted !== null) {
    const path = readText(reader.textOf(quoted));
    if (path === '/' || /^(\/[^/]+)+$/u.test(path)) return path;
    reader.report(quoted, `\`${path}\` is no path of a folder`, ["a path such as `'/sales/emea'`"], []);
    return null;
  }
  const [root, ...names] = dotted?.getChildren('Name').map((each) => reader.textOf(each)) ?? [];
  if (root === 'Folder' && names.length > 0) return `/${names.join('/')}`.normalize('NFC');
  reader.report(
    dotted ?? node,
    'a scope is of a folder',
    ['`Folder.` and its name', "a path such as `'/sales/emea'`"],
    [],
  );
  return null;
}

function readScopes(reader: StatementReader, node: SyntaxNode): readonly FolderScope[] {
  const folder = readFolder(reader, node);
  const byRole = new Map<string, FolderScope>();
  for (const line of node.getChildren('FolderGrant')) {
    const name = line.getChild('Name');
    const grants = line.getChild('Grants');
    const role = name === null ? null : readRole(reader, name);
    const given = grants === null ? [] : readGrants(reader, grants);
    if (role === null || folder === null) continue;
    // Two lines of one role add up: the scope states once what the role means here.
    byRole.set(role, { folder, role, grants: [...(byRole.get(role)?.grants ?? []), ...given] });
  }
  return [...byRole.values()];
}

function readStatement(reader: StatementReader, node: SyntaxNode, into: Statements): void {
  switch (node.name) {
    case 'Role':
      into.roles.push(readRoleStatement(reader, node));
      return;
    case 'User':
      into.users.push(readUser(reader, node));
      return;
    case 'RowPolicy': {
      const policy = readRowPolicy(reader, node);
      if (policy !== null) into.rowPolicies.push(policy);
      return;
    }
    case 'FieldRule': {
      const rule = readFieldRule(reader, node);
      if (rule !== null) into.fieldRules.push(rule);
      return;
    }
    case 'FolderScope':
      into.folderScopes.push(...readScopes(reader, node));
      return;
    default:
      throw new Error(`the grammar has a statement \`${node.name}\` that nothing reads`);
  }
}

/**
 * Reads the text form of a policy: roles, users with their roles, row policies, field rules and folder scopes. Every
 * error is found at once: one of syntax a statement, and every name that is not declared.
 * @param declared what the text may name beside the roles that it states itself
 * Source: semantics.md, "As text".
 */
export function parsePolicy(text: string, declared: Declarations): ParsedPolicy {
  const errors: { readonly offset: number; readonly error: TextError }[] = [];
  const pieces = splitStatements(text).map((piece) => {
    const problem = syntaxProblem(piece.text);
    if (problem !== null) {
      const offset = piece.offset + problem.offset;
      const { message, expected, nearest } = problem;
      errors.push({ offset, error: { ...positionAt(text, offset), message, expected, nearest } });
    }
    return { ...piece, whole: problem === null, tree: policyParser.parse(piece.text).topNode };
  });
  // A role is declared even where its statement cannot be read further: its users are not to blame.
  const stated = pieces.flatMap(({ tree, text: statement }) =>
    tree.getChildren('Role').flatMap((role) => {
      const name = role.getChild('Name');
      return name === null ? [] : [statement.slice(name.from, name.to)];
    }),
  );
  const known: Declarations = { ...declared, roles: [...declared.roles, ...stated] };
  const into: Statements = { roles: [], rowPolicies: [], fieldRules: [], folderScopes: [], users: [] };
  for (const piece of pieces) {
    if (!piece.whole) continue;
    const reader: StatementReader = {
      declared: known,
      textOf: (node) => piece.text.slice(node.from, node.to),
      report: (node, message, expected, nearest) => {
        const offset = piece.offset + node.from;
        errors.push({ offset, error: { ...positionAt(text, offset), message, expected, nearest } });
      },
    };
    for (let node = piece.tree.firstChild; node !== null; node = node.nextSibling)
      readStatement(reader, node, into);
  }
  const { users, ...document } = into;
  const sorted = errors.toSorted((left, right) => left.offset - right.offset);
  return { document, users, errors: sorted.map(({ error }) => error) };
}
