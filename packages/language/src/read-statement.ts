import { readFolderScopes } from './read-folder-scopes.ts';
import type { SyntaxNode } from '@lezer/common';
import type { PolicyDocument } from '@remit/policy/document';
import { readApproval } from './read-approval.ts';
import { readExclusive, readSeparate } from './read-exclusions.ts';
import { readFieldRule } from './read-field-rule.ts';
import { readGuard } from './read-guard.ts';
import { nameIn, readRoles, readText } from './read-names.ts';
import { readRecordSet } from './read-record-set.ts';
import { readRole } from './read-role.ts';
import { readRowPolicy } from './read-row-policy.ts';
import { readRule } from './read-rule.ts';
import { readTest } from './read-test.ts';
import type { StatementReader } from './statement-reader.ts';
import type { UserStatement } from './user-statement.ts';

/** What the statements of each kind are gathered into. */
export type Gathered = { -readonly [Part in keyof PolicyDocument]: PolicyDocument[Part][number][] };

/** Before anything was read. */
export const nothingYet = (): Gathered => {
  return {
    modules: [],
    resources: [],
    sets: [],
    roles: [],
    folderScopes: [],
    rowPolicies: [],
    fieldRules: [],
    rules: [],
    exclusions: [],
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  };
};

/** Takes up what was read; nothing where an error kept it from being anything. */
function keep<T>(list: T[], item: T | null): void {
  if (item !== null) list.push(item);
}

function readUser(reader: StatementReader, node: SyntaxNode): UserStatement {
  const quoted = node.getChild('Text');
  const names = node.getChild('Names');
  return {
    name: quoted === null ? nameIn(reader, node) : readText(reader, quoted),
    roles: names === null ? [] : readRoles(reader, names),
  };
}

/** Reads one statement and takes up what it states. */
export function readStatement(
  reader: StatementReader,
  node: SyntaxNode,
  into: Gathered,
  users: UserStatement[],
): void {
  switch (node.name) {
    case 'Module':
    case 'Resource':
    case 'Comment':
      // Modules and resources were read before everything else, for what they declare; comments come after all.
      return;
    case 'RecordSet':
      return keep(into.sets, readRecordSet(reader, node));
    case 'Role':
      return keep(into.roles, readRole(reader, node));
    case 'RowPolicy':
      return keep(into.rowPolicies, readRowPolicy(reader, node));
    case 'FieldRule':
      return keep(into.fieldRules, readFieldRule(reader, node));
    case 'FolderScope':
      into.folderScopes.push(...readFolderScopes(reader, node));
      return;
    case 'Rule':
      return keep(into.rules, readRule(reader, node));
    case 'Exclusive':
      return keep(into.exclusions, readExclusive(reader, node));
    case 'Separate':
      return keep(into.exclusions, readSeparate(reader, node));
    case 'Approval':
      return keep(into.approvals, readApproval(reader, node));
    case 'Guard':
      return keep(into.guards, readGuard(reader, node));
    case 'Test':
      return keep(into.tests, readTest(reader, node));
    case 'User':
      users.push(readUser(reader, node));
      return;
    default:
      throw new Error(`the grammar has a statement \`${node.name}\` that nothing reads`);
  }
}
