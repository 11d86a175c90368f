import type { Comment, PolicyDocument, StatementKind } from '../document.ts';

/** The statements of a document in the order of its text, by what a comment names them: folder scopes once a folder. */
export function statementKeys(
  document: PolicyDocument,
): readonly { readonly kind: StatementKind; readonly key: string }[] {
  const named = (kind: StatementKind, items: readonly { readonly name: string }[]) =>
    items.map(({ name }) => ({ kind, key: name }));
  const fields = document.fieldRules.map(({ type, field }) => ({
    kind: 'field' as const,
    key: `${type}.${field}`,
  }));
  const folders = [...new Set(document.folderScopes.map(({ folder }) => folder))];
  return [
    ...named('module', document.modules),
    ...named('resource', document.resources),
    ...named('set', document.sets),
    ...named('role', document.roles),
    ...named('policy', document.rowPolicies),
    ...fields,
    ...folders.map((key) => ({ kind: 'scope' as const, key })),
    ...named('rule', document.rules),
    ...named('exclusion', document.exclusions),
    ...named('approval', document.approvals),
    ...named('guard', document.guards),
    ...named('test', document.tests),
  ];
}

/** A comment is one line, and what ends a line would let it say something else. */
function oneLineEach(comment: Comment): readonly Comment[] {
  const lines = comment.text.split(/\r\n|\r|\n/u).map((line) => line.trimEnd());
  return lines.map((text) => ({ ...comment, text }));
}

/** Beside a line there is room for one comment, and none beside the end of the text. */
function withRoom(comments: readonly Comment[]): readonly Comment[] {
  return comments.map((comment, at) => {
    const { before, beside, ...rest } = comment;
    if (beside === undefined) return comment;
    const next = comments[at + 1];
    const crowded = next?.beside !== undefined && sameLine(next.before, before);
    return before === null || crowded ? { before, ...rest } : comment;
  });
}

const sameLine = (left: Comment['before'], right: Comment['before']): boolean =>
  left?.kind === right?.kind && left?.key === right?.key && left?.line === right?.line;

/**
 * Comments in the order of the text, a line each. One whose statement is gone stands at the end: no comment is lost.
 */
export function canonicalComments(document: PolicyDocument): readonly Comment[] {
  const places = new Map<string, number>();
  statementKeys(document).forEach(({ kind, key }, at) => {
    const statement = `${kind} ${key}`;
    if (!places.has(statement)) places.set(statement, at);
  });
  const placed = document.comments.flatMap(oneLineEach).map((comment) => {
    const place =
      comment.before === null ? undefined : places.get(`${comment.before.kind} ${comment.before.key}`);
    return {
      place: place ?? places.size,
      comment: place === undefined ? { ...comment, before: null } : comment,
    };
  });
  const sorted = placed.toSorted(
    (left, right) =>
      left.place - right.place ||
      (left.comment.before?.line ?? 0) - (right.comment.before?.line ?? 0) ||
      Number(left.comment.beside ?? false) - Number(right.comment.beside ?? false),
  );
  return withRoom(sorted.map(({ comment }) => comment));
}
