import { canonicalDocument } from '../canonical/canonical-document.ts';
import type { Comment, PolicyDocument, StatementKind } from '../document.ts';

type Part = Exclude<keyof PolicyDocument, 'comments'>;
/** One entry of a list of a document. */
export type Entry = PolicyDocument[Part][number];

/**
 * What changes on its own in a document: everything that one statement of its text says, or the comments at its end.
 * `key` names it as a comment does: its name; `Type.field` of a field rule; the folder of a scope.
 */
export interface ItemName {
  readonly kind: StatementKind | 'comments';
  readonly key: string;
}

export interface DocumentItem extends ItemName {
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
}

/** Where the entries of a statement stand, in the order of the text. */
export const partOf = {
  module: 'modules',
  resource: 'resources',
  set: 'sets',
  role: 'roles',
  policy: 'rowPolicies',
  field: 'fieldRules',
  scope: 'folderScopes',
  rule: 'rules',
  exclusion: 'exclusions',
  approval: 'approvals',
  guard: 'guards',
  test: 'tests',
} as const satisfies Readonly<Record<StatementKind, Part>>;

/** What an entry is called among those of its list. */
export function keyOf(entry: Entry): string {
  if ('name' in entry) return entry.name;
  return 'field' in entry ? `${entry.type}.${entry.field}` : entry.folder;
}

/** One text for each item of a document: no two have the same. */
export const itemId = ({ kind, key }: ItemName): string => `${kind} ${key}`;

const COMMENTS: ItemName = { kind: 'comments', key: '' };

/** What a comment belongs to. */
export const itemOfComment = ({ before }: Comment): ItemName =>
  before === null ? COMMENTS : { kind: before.kind, key: before.key };

/**
 * The items of a document by `itemId`, in the order of its text. Entries that share a name are one item, for they are
 * told apart by nothing. Taken from its canonical form: two ways to write the same are the same.
 */
export function documentItems(document: PolicyDocument): ReadonlyMap<string, DocumentItem> {
  const known = itemsKnown.get(document);
  if (known !== undefined) return known;
  const canonical = canonicalDocument(document);
  const items = new Map<
    string,
    { kind: ItemName['kind']; key: string; entries: Entry[]; comments: Comment[] }
  >();
  const item = (name: ItemName): { entries: Entry[]; comments: Comment[] } => {
    const known = items.get(itemId(name));
    if (known !== undefined) return known;
    const made = { ...name, entries: [], comments: [] };
    items.set(itemId(name), made);
    return made;
  };
  for (const kind of Object.keys(partOf) as readonly StatementKind[]) {
    const entries: readonly Entry[] = canonical[partOf[kind]];
    for (const entry of entries) item({ kind, key: keyOf(entry) }).entries.push(entry);
  }
  for (const comment of canonical.comments) item(itemOfComment(comment)).comments.push(comment);
  itemsKnown.set(document, items);
  return items;
}

// Asked of a document again with each edit of it and with each comparison, and it never changes.
const itemsKnown = new WeakMap<PolicyDocument, ReadonlyMap<string, DocumentItem>>();
