import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { documentItems, itemId, partOf, type Entry, type ItemName } from '@remit/policy/draft/document-items';
import { withItem, type ItemContent } from '@remit/policy/draft/with-item';
import type { EditOutcome } from './edit-outcome.ts';

/** An item that has one entry and a name of its own: everything but scopes and field rules. */
export type NamedKind = Exclude<ItemName['kind'], 'comments' | 'scope' | 'field' | 'module' | 'resource'>;

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;

/** Whether something can be called so. */
export const isName = (name: string): boolean => NAME.test(name);

const gone = ({ kind, key }: ItemName): EditOutcome => {
  return { ok: false, reason: `there is no ${kind} \`${key}\` any more` };
};

/** Puts in what an item shall say, under its own or another name. */
export function setItem(
  document: PolicyDocument,
  item: ItemName,
  content: ItemContent,
  name: ItemName = item,
): EditOutcome {
  const items = documentItems(document);
  if (!items.has(itemId(item))) return gone(item);
  if (itemId(name) !== itemId(item) && items.has(itemId(name)))
    return { ok: false, reason: `there is another ${name.kind} \`${name.key}\`` };
  return { ok: true, document: withItem(document, item, content) };
}

/** Puts in what the one entry of an item shall say; its comments stay. */
export function setEntry(document: PolicyDocument, item: ItemName, entry: Entry): EditOutcome {
  const found = documentItems(document).get(itemId(item));
  if (found === undefined) return gone(item);
  return setItem(document, item, { entries: [entry], comments: found.comments });
}

/** Adds an entry under a name that nothing of its kind has. */
export function addItem(
  document: PolicyDocument,
  kind: NamedKind,
  entry: Entry & { readonly name: string },
): EditOutcome {
  const item: ItemName = { kind, key: entry.name };
  if (documentItems(document).has(itemId(item)))
    return { ok: false, reason: `there is another ${kind} \`${entry.name}\`` };
  return { ok: true, document: withItem(document, item, { entries: [entry], comments: [] }) };
}

/** Takes an item out. A record set that grants name stays: they would mean something else without it. */
export function removeItem(document: PolicyDocument, item: ItemName): EditOutcome {
  if (!documentItems(document).has(itemId(item))) return gone(item);
  const user = item.kind === 'set' ? roleNaming(document, item.key) : null;
  if (user !== null)
    return { ok: false, reason: `the role \`${user}\` grants what is in it; change that grant first` };
  return { ok: true, document: withItem(document, item, null) };
}

/** Calls an item otherwise; grants that name a set name it so too. */
export function renameItem(document: PolicyDocument, item: ItemName, name: string): EditOutcome {
  const found = documentItems(document).get(itemId(item));
  const [entry] = found?.entries ?? [];
  if (found === undefined || entry === undefined || !('name' in entry)) return gone(item);
  if (!isName(name)) return { ok: false, reason: `\`${name}\` is no name` };
  const renamed: ItemContent = {
    entries: [{ ...entry, name }],
    comments: found.comments.map((comment) =>
      comment.before === null ? comment : { ...comment, before: { ...comment.before, key: name } },
    ),
  };
  const outcome = setItem(document, item, renamed, { kind: item.kind, key: name });
  return outcome.ok && item.kind === 'set'
    ? { ok: true, document: withSetNamed(outcome.document, item.key, name) }
    : outcome;
}

function roleNaming({ roles, folderScopes }: PolicyDocument, set: string): string | null {
  const names = [
    ...roles.map(({ name, grants }) => ({ name, grants })),
    ...folderScopes.map(({ role, grants }) => ({ name: role, grants })),
  ];
  const user = names.find(({ grants }) =>
    grants.some(({ qualifiers = [] }) => qualifiers.some((each) => each.kind === 'set' && each.set === set)),
  );
  return user?.name ?? null;
}

function withSetNamed(document: PolicyDocument, before: string, after: string): PolicyDocument {
  const renamed = <T extends PolicyDocument['roles'][number] | PolicyDocument['folderScopes'][number]>(
    holder: T,
  ): T => ({
    ...holder,
    grants: holder.grants.map(({ qualifiers, ...grant }) => ({
      ...grant,
      ...(qualifiers === undefined
        ? {}
        : {
            qualifiers: qualifiers.map((each) =>
              each.kind === 'set' && each.set === before ? { ...each, set: after } : each,
            ),
          }),
    })),
  });
  return {
    ...document,
    roles: document.roles.map(renamed),
    folderScopes: document.folderScopes.map(renamed),
  };
}

/** A name that nothing of its kind has: the one wanted, or the first free one with a number behind it. */
export function freeName(document: PolicyDocument, kind: NamedKind, wanted: string): string {
  const taken = new Set(document[partOf[kind]].flatMap((entry) => ('name' in entry ? [entry.name] : [])));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  return name;
}

/** Makes a record set of a condition on a type, for grants to name. */
export const extractSet = (
  document: PolicyDocument,
  name: string,
  type: string,
  where: Condition,
): EditOutcome => addItem(document, 'set', { name, type, where });
