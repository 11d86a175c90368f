import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { documentLines, type StatementLines } from './document-lines.ts';
import { isBareName, namesText } from './name-text.ts';
import type { UserStatement } from './user-statement.ts';
import { quoted } from './quoted-text.ts';
import { NOBODY } from './words.ts';

const commentLine = (comment: Comment): string => `# ${comment.text}`.trimEnd();

/** Comments by the statement that they stand at. */
function commentsByStatement(comments: readonly Comment[]): ReadonlyMap<string, Comment[]> {
  const found = new Map<string, Comment[]>();
  for (const comment of comments) {
    if (comment.before === null) continue;
    const key = `${comment.before.kind} ${comment.before.key}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [comment]);
    else known.push(comment);
  }
  return found;
}

/** The lines of a statement with the comments that stand at them; one of a line that is gone stands at the last. */
function withComments(statement: StatementLines, comments: readonly Comment[]): readonly string[] {
  const last = statement.lines.length - 1;
  const at = (line: number): readonly Comment[] =>
    comments.filter(({ before }) => before !== null && Math.min(before.line, last) === line);
  return statement.lines.flatMap(({ text }, line) => {
    const here = at(line);
    const beside = here.findLast((comment) => comment.beside === true);
    const above = here.filter((comment) => comment !== beside);
    return [...above.map(commentLine), beside === undefined ? text : `${text} ${commentLine(beside)}`];
  });
}

function userText({ name, roles }: UserStatement): string {
  const who = isBareName(name) ? name : quoted(name, "'");
  return `user ${who}\nroles: [${roles.length === 0 ? '' : namesText(roles, NOBODY)}]`;
}

/** Statements of one line and one kind stand together; others have an empty line between them. */
function joinBlocks(blocks: readonly { readonly kind: string; readonly lines: readonly string[] }[]): string {
  return blocks
    .map(({ kind, lines }, at) => {
      const before = blocks[at - 1];
      const together = before?.kind === kind && before.lines.length === 1 && lines.length === 1;
      return `${at === 0 ? '' : together ? '\n' : '\n\n'}${lines.join('\n')}`;
    })
    .join('');
}

/**
 * A document as canonical text: a clause a line, its comments where they stood. `parsePolicy` reads back from it what
 * `canonicalDocument` makes of the document.
 * @param users what a text says beside a policy about who holds which roles
 */
export function printPolicy(document: PolicyDocument, users: readonly UserStatement[] = []): string {
  const canonical = canonicalDocument(document);
  const comments = commentsByStatement(canonical.comments);
  const shown = new Set<string>();
  const statements = documentLines(canonical).map((statement) => {
    const key = `${statement.kind} ${statement.key}`;
    const here = shown.has(key) ? [] : (comments.get(key) ?? []);
    shown.add(key);
    return { kind: statement.kind, lines: withComments(statement, here) };
  });
  const end = canonical.comments.filter(({ before }) => before === null).map(commentLine);
  const blocks = [
    ...statements,
    ...users.map((user) => ({ kind: 'user', lines: userText(user).split('\n') })),
    ...(end.length === 0 ? [] : [{ kind: 'end', lines: end }]),
  ];
  return blocks.length === 0 ? '' : `${joinBlocks(blocks)}\n`;
}
