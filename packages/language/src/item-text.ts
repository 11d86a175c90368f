import type { PolicyDocument } from '@remit/policy/document';
import {
  documentItems,
  itemId,
  itemOfComment,
  partOf,
  type ItemName,
} from '@remit/policy/draft/document-items';
import type { ItemContent } from '@remit/policy/draft/with-item';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import { declarationsOf } from './declarations.ts';
import { documentLines } from './document-lines.ts';
import { parsePolicy } from './parse-policy.ts';
import { printPolicy } from './print-policy.ts';
import type { TextRange } from './statement-reader.ts';
import { positionAt, type TextError } from './text-error.ts';

/** One item of a document as canonical text, with the comments that belong to it; empty for one that there is not. */
export function itemText(document: PolicyDocument, item: ItemName): string {
  const found = documentItems(document).get(itemId(item));
  if (found === undefined || found.kind === 'comments') return '';
  return printPolicy({ ...EMPTY_DOCUMENT, [partOf[found.kind]]: found.entries, comments: found.comments });
}

/** One item that was read from text. */
export interface ReadItem {
  /** What it is called now; null where there is none, or more than one, or one of another kind. */
  readonly item: ItemName | null;
  readonly content: ItemContent | null;
  readonly errors: readonly TextError[];
  /** Where in the text the part at a path inside the item stands, such as `when.conditions[1]`. */
  readonly placeOf: (path: string) => TextRange | null;
}

/**
 * Reads one item from its text, beside everything else that its document declares. Whether it makes sense there is for
 * `validatePolicy` on the document with it.
 * @param kind of the item that is expected; anything else is an error that says so
 */
export function readItem(
  text: string,
  kind: Exclude<ItemName['kind'], 'comments'>,
  declared: PolicyDocument,
): ReadItem {
  const parsed = parsePolicy(text, declarationsOf(declared));
  const document = canonicalDocument(parsed.document);
  const items = [...documentItems(document).values()];
  const first = items.find((each) => each.kind === kind);
  const stray = items.find((each) => each !== first && each.kind !== 'comments');
  const placeOf = (path: string): TextRange | null =>
    parsed.placeOf(path === '' ? `${partOf[kind]}[0]` : `${partOf[kind]}[0].${path}`);
  const wrong = (message: string, path: string | null): ReadItem => {
    const place = path === null ? null : parsed.placeOf(path);
    const error: TextError = {
      ...positionAt(text, place?.from ?? 0),
      message,
      expected: [`one \`${kind}\``],
      nearest: [],
    };
    return { item: null, content: null, errors: [...parsed.errors, error], placeOf };
  };
  if (parsed.errors.length > 0) return { item: null, content: null, errors: parsed.errors, placeOf };
  if (parsed.users.length > 0) return wrong('who holds which roles is not part of a policy', null);
  if (stray !== undefined)
    return wrong(
      `only one statement is edited here, and this is another: \`${stray.kind} ${stray.key}\``,
      stray.kind === 'comments' ? null : `${partOf[stray.kind]}[${stray.kind === kind ? 1 : 0}]`,
    );
  if (first === undefined) return wrong(`there is no \`${kind}\` in this text`, null);
  // What stood after the statement has no statement to follow here: it belongs to this one.
  const ends = items.flatMap((each) => (each.kind === 'comments' ? each.comments : []));
  const lines = documentLines(document).find((each) => each.kind === kind && each.key === first.key)?.lines;
  const last = Math.max(0, (lines?.length ?? 1) - 1);
  const kept = ends.map((comment) => {
    return { ...comment, before: { kind, key: first.key, line: last } };
  });
  const name: ItemName = { kind, key: first.key };
  const comments = [...first.comments, ...kept].filter(
    (comment) => itemId(itemOfComment(comment)) === itemId(name),
  );
  return { item: name, content: { entries: first.entries, comments }, errors: [], placeOf };
}
