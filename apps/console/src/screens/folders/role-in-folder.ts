import type { FolderHolding } from '@remit/api/folders/folders-views';
import { upward } from '@remit/policy/path';

/** Where a role means something else than above, and whether it means nothing there. */
export interface ScopedAt {
  readonly folder: string;
  readonly role: string;
  readonly grants: number;
}

/** A role in one folder: who holds it there and by what, and what it means there. */
export interface RoleInFolder {
  /** People who were given it at this very folder. */
  readonly here: number;
  /** People who hold it in this folder in all. */
  readonly inAll: number;
  /** Folders above at which it was given, nearest first. */
  readonly from: readonly string[];
  /** Set in this very folder. */
  readonly narrowed: 'narrowed' | 'emptied' | null;
  /** The nearest folder above that says what it means, when this one does not. */
  readonly narrowedFrom: { readonly folder: string; readonly how: 'narrowed' | 'emptied' } | null;
}

const how = ({ grants }: ScopedAt): 'narrowed' | 'emptied' => (grants === 0 ? 'emptied' : 'narrowed');

/** Answers for any role in any folder, from where something is set. */
export function rolesInFolders(
  holdings: readonly FolderHolding[],
  scopes: readonly ScopedAt[],
): (role: string, folder: string) => RoleInFolder {
  const given = nested(holdings);
  const scoped = nested(scopes);
  return (role, folder) => {
    const way = upward(folder);
    const holding = way.flatMap((path) => given.get(role)?.get(path) ?? []);
    const meaning = way.flatMap((path) => scoped.get(role)?.get(path) ?? [])[0];
    const here = holding[0]?.folder === folder ? holding[0].here : 0;
    return {
      here,
      inAll: holding[0]?.inAll ?? 0,
      from: holding.filter((each) => each.folder !== folder).map((each) => each.folder),
      narrowed: meaning?.folder === folder ? how(meaning) : null,
      narrowedFrom:
        meaning === undefined || meaning.folder === folder
          ? null
          : { folder: meaning.folder, how: how(meaning) },
    };
  };
}

function nested<Item extends { readonly role: string; readonly folder: string }>(
  items: readonly Item[],
): ReadonlyMap<string, ReadonlyMap<string, Item>> {
  const byRole = new Map<string, Map<string, Item>>();
  for (const item of items) {
    const byFolder = byRole.get(item.role) ?? new Map<string, Item>();
    byRole.set(item.role, byFolder);
    byFolder.set(item.folder, item);
  }
  return byRole;
}
