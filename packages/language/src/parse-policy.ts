import { groupScopes } from '@remit/policy/canonical/canonical-document';
import type { PolicyDocument } from '@remit/policy/document';
import type { Declarations } from './declarations.ts';
import { type Piece, declaredBy, declaredByBroken, statementsOf } from './declared-names.ts';
import { knownNames } from './known-names.ts';
import { clauseStart, placeInText } from './place-in-text.ts';
import { type RawError, listErrors } from './raw-errors.ts';
import { readComments } from './read-comments.ts';
import { nothingYet, readStatement } from './read-statement.ts';
import { type StatementText, splitStatements } from './split-statements.ts';
import type { ClauseRanges, Mark, StatementReader, TextRange } from './statement-reader.ts';
import { type SyntaxDetails, strictTree, syntaxProblem } from './syntax-error.ts';
import type { TextError } from './text-error.ts';
import type { UserStatement } from './user-statement.ts';

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
const MAX_TEXT = 4_000_000;

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
