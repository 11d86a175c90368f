import { sameData } from '@remit/policy/same-data';
import type { FolderScope, Grant, PolicyDocument } from '@remit/policy/document';
import { movedPath, type FolderMove } from '@remit/policy/folder-move';
import { isWithin } from '@remit/policy/path';
import { editGrant, type GrantEdit } from './edit-grants.ts';
import type { EditOutcome } from './edit-outcome.ts';

/** A role in a folder: where a folder scope may say that it means something else. */
export interface RolePlace {
  readonly folder: string;
  readonly role: string;
}

/** What the role means in the folder, if a scope says so there and not only above. */
export function scopeAt(document: PolicyDocument, { folder, role }: RolePlace): FolderScope | undefined {
  return document.folderScopes.find((scope) => scope.folder === folder && scope.role === role);
}

/** The document in which the role means these grants in the folder and below; none empties it there. */
export function setFolderScope(
  document: PolicyDocument,
  place: RolePlace,
  grants: readonly Grant[],
): EditOutcome {
  if (!document.roles.some(({ name }) => name === place.role)) {
    return { ok: false, reason: `there is no role \`${place.role}\`` };
  }
  const before = scopeAt(document, place);
  if (before !== undefined && sameData(before.grants, grants)) return { ok: true, document };
  const after: FolderScope = { folder: place.folder, role: place.role, grants };
  const folderScopes =
    before === undefined
      ? [...document.folderScopes, after]
      : document.folderScopes.map((scope) => (scope === before ? after : scope));
  return { ok: true, document: { ...document, folderScopes } };
}

/** The document in which the role means in the folder what it means above it. */
export function clearFolderScope(document: PolicyDocument, place: RolePlace): EditOutcome {
  const before = scopeAt(document, place);
  if (before === undefined) return { ok: true, document };
  const folderScopes = document.folderScopes.filter((scope) => scope !== before);
  // What was said about the folder is said of nothing once its last scope is gone.
  const left = folderScopes.some(({ folder }) => folder === place.folder);
  const comments = document.comments.filter(
    ({ before: of }) => left || of === null || of.kind !== 'scope' || of.key !== place.folder,
  );
  return { ok: true, document: { ...document, folderScopes, comments } };
}

/** The document in which the role means in each of some folders what it means in this one. */
export function copyFolderScope(
  document: PolicyDocument,
  place: RolePlace,
  to: readonly string[],
): EditOutcome {
  const scope = scopeAt(document, place);
  if (scope === undefined) {
    return { ok: false, reason: `\`${place.role}\` means nothing of its own in ${place.folder}` };
  }
  return to.reduce<EditOutcome>(
    (outcome, folder) =>
      outcome.ok ? setFolderScope(outcome.document, { folder, role: place.role }, scope.grants) : outcome,
    { ok: true, document },
  );
}

/** The document that says of the places to come what it says of a folder that is to move, so that nothing is lost. */
export function carryFolderScopes(document: PolicyDocument, move: FolderMove): EditOutcome {
  return document.folderScopes
    .filter(({ folder }) => isWithin(folder, move.from))
    .reduce<EditOutcome>(
      (outcome, { folder, role, grants }) =>
        outcome.ok
          ? setFolderScope(outcome.document, { folder: movedPath(folder, move), role }, grants)
          : outcome,
      { ok: true, document },
    );
}

/** One action on one type, as a role shall mean it in a folder. */
export type ScopeEdit = Omit<GrantEdit, 'kind' | 'role'> & RolePlace;

/** Sets one cell of what a role means in a folder; where nothing is said there yet, it begins with what it means. */
export function editScopeGrant(document: PolicyDocument, { folder, ...edit }: ScopeEdit): EditOutcome {
  const grants = meaningAt(document, { folder, role: edit.role });
  const here: PolicyDocument = {
    ...document,
    roles: document.roles.map((role) => (role.name === edit.role ? { ...role, grants } : role)),
  };
  const outcome = editGrant(here, { kind: 'grant', ...edit });
  if (!outcome.ok) return outcome;
  const after = outcome.document.roles.find(({ name }) => name === edit.role);
  return setFolderScope(document, { folder, role: edit.role }, after?.grants ?? []);
}

/** The grants of a role itself in a folder: those of the nearest scope, itself or above, else its own. */
export function meaningAt(document: PolicyDocument, { folder, role }: RolePlace): readonly Grant[] {
  const nearest = document.folderScopes
    .filter((scope) => scope.role === role && isWithin(folder, scope.folder))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0];
  return nearest?.grants ?? document.roles.find(({ name }) => name === role)?.grants ?? [];
}

/** What is said of folders that are not there: it holds nowhere, and would hold again in a folder of that path. */
export function orphanScopes(document: PolicyDocument, folders: ReadonlySet<string>): readonly FolderScope[] {
  return document.folderScopes.filter(({ folder }) => !folders.has(folder));
}
