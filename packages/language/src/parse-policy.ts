import type { SyntaxNode, Tree } from '@lezer/common';
import { groupScopes } from '@remit/policy/canonical-document';
import type { PolicyDocument } from '@remit/policy/document';
import { readComments } from './comments.ts';
import type { Declarations } from './declarations.ts';
import { knownNames } from './known-names.ts';
import { clauseStart, placeInText } from './place-in-text.ts';
import { readApproval, readGuard } from './read-guard.ts';
import { nameIn, readRoles, readText } from './read-names.ts';
import { readModuleStatement, readRecordSet, readResource } from './read-resource.ts';
import { readFolderScopes, readRole } from './read-role.ts';
import { readExclusive, readFieldRule, readRowPolicy, readRule, readSeparate } from './read-rules.ts';
import { readTest } from './read-test.ts';
import { splitStatements, type StatementText } from './split-statements.ts';
import type { ClauseRanges, Mark, StatementReader, TextRange } from './statement-reader.ts';
import { strictTree, syntaxProblem, type SyntaxDetails } from './syntax-error.ts';
import { positionsIn, type TextError } from './text-error.ts';

/** Which roles a text gives to whom, at the root. They are no part of a policy and stay beside the document. */
export interface UserStatement {
  readonly name: string;
  readonly roles: readonly string[];
}

/** What a text states, in its order. Whatever an error concerns is left out, so it only counts when there is none. */
export interface ParsedPolicy {
  readonly document: PolicyDocument;
  readonly users: readonly UserStatement[];
  readonly errors: readonly TextError[];
  /**
   * Where in the text the value at a path of the document stands, such as `roles[3].grants[0].where`.
   * @returns null where nothing on the path came from the text
   */
  readonly placeOf: (path: string) => TextRange | null;
}

/** Longer texts are no policies that anyone wrote. In UTF-16 code units. */
export const MAX_TEXT = 4_000_000;

/** So many errors are listed, and the first of them with what was expected: finding that out takes time. */
const LISTED = 1000;
const DETAILED = 60;

interface RawError {
  readonly offset: number;
  readonly brief: string;
  readonly details: () => SyntaxDetails;
}

interface Piece extends StatementText {
  readonly tree: Tree;
  readonly reader: StatementReader;
}

/** What the statements of each kind are gathered into. */
type Gathered = { -readonly [Part in keyof PolicyDocument]: PolicyDocument[Part][number][] };

const nothingYet = (): Gathered => {
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

function readStatement(
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

const statementsOf = ({ tree }: Piece): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) found.push(node);
  return found;
};

/** Modules, types, sets and roles that the statements declare: in any order, before or after their use. */
function declaredBy(pieces: readonly Piece[], into: Gathered): Declarations {
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
function declaredByBroken(broken: readonly StatementText[]): Declarations {
  const of = (word: string): readonly string[] =>
    broken.flatMap(({ text }) => {
      const [, name] =
        new RegExp(String.raw`^\s*${word}[ \t]+([\p{L}_][\p{L}\p{M}\p{N}_]*)`, 'u').exec(text) ?? [];
      return name === undefined ? [] : [name.normalize('NFC')];
    });
  return { modules: of('module'), types: [], sets: of('set'), roles: of('role') };
}

/** Names that are quoted in a message are shortened: nobody reads one of a megabyte. */
const readable = (message: string): string => message.replaceAll(/`([^`]{80})[^`]+`/gu, '`$1…`');

const shortened = (error: TextError): TextError => ({ ...error, message: readable(error.message) });

function listErrors(text: string, raw: readonly RawError[]): readonly TextError[] {
  const positions = positionsIn(text);
  const sorted = raw.toSorted((left, right) => left.offset - right.offset);
  const listed = sorted.slice(0, LISTED).map(({ offset, brief, details }, at): TextError => {
    const position = positions.at(offset);
    return at < DETAILED
      ? shortened({ ...position, ...details() })
      : { ...position, message: readable(brief), expected: [], nearest: [] };
  });
  if (sorted.length <= LISTED) return listed;
  const position = positions.at(sorted[LISTED]?.offset ?? text.length);
  const message = `there are ${sorted.length - LISTED} more errors from here on; mend those before`;
  return [...listed, { ...position, message, expected: [], nearest: [] }];
}

const NO_CLAUSES: ClauseRanges = {};
const NO_DECLARATIONS: Declarations = { modules: [], types: [], sets: [], roles: [] };

/**
 * Reads the text form of a policy. Every error is found at once: one of syntax a statement, and every name that is not
 * declared, every value that there is none of. Whether what it states makes sense is for `checkPolicyText`.
 * @param declared what the text may name beside what it declares itself
 * Source: semantics.md, "As text".
 */
export function parsePolicy(text: string, declared: Declarations = NO_DECLARATIONS): ParsedPolicy {
  const errors: RawError[] = [];
  const marks = new Map<object, Mark>();
  const into = nothingYet();
  const users: UserStatement[] = [];
  const placeOf = (path: string): TextRange | null => placeInText(into, marks, path);
  const startOf = (path: string): number | null => clauseStart(into, marks, path);
  if (text.length > MAX_TEXT) {
    const message = `a policy text has at most ${MAX_TEXT} characters, and this one has ${text.length}`;
    errors.push({ offset: 0, brief: message, details: () => ({ message, expected: [], nearest: [] }) });
    return { document: into, users, errors: listErrors(text, errors), placeOf };
  }
  const broken: StatementText[] = [];
  let known = knownNames([declared]);
  const readerOf = ({ text: statement, offset }: StatementText): StatementReader => ({
    get known() {
      return known;
    },
    textOf: (node) => statement.slice(node.from, node.to),
    report: (node, message, expected, nearest = () => []) => {
      const details = (): SyntaxDetails => ({ message, expected, nearest: nearest() });
      errors.push({ offset: offset + node.from, brief: message, details });
    },
    mark: (value, range, clauses = NO_CLAUSES) => {
      marks.set(value, { offset, range, clauses });
      return value;
    },
  });
  const pieces = splitStatements(text).flatMap((piece): readonly Piece[] => {
    const read = strictTree(piece.text);
    if (typeof read !== 'number') return [{ ...piece, tree: read, reader: readerOf(piece) }];
    const { offset, found, details } = syntaxProblem(piece.text, read);
    broken.push(piece);
    errors.push({ offset: piece.offset + offset, brief: `\`${found}\` cannot stand here`, details });
    return [];
  });
  const own = declaredBy(pieces, into);
  known = knownNames([declared, declaredByBroken(broken), own]);
  for (const piece of pieces)
    for (const node of statementsOf(piece)) readStatement(piece.reader, node, into, users);
  into.folderScopes = [...groupScopes(into.folderScopes)];
  into.comments = readComments(text, pieces, into, startOf, (offset, message) => {
    errors.push({ offset, brief: message, details: () => ({ message, expected: [], nearest: [] }) });
  });
  return { document: into, users, errors: listErrors(text, errors), placeOf };
}
