import type { FolderScope, Grant } from '@remit/policy/document';
import { isWithin, upward } from '@remit/policy/path';
import type { LintFinding, QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';
import { spelt } from './same-grant.ts';

/** The scopes of each role by folder, the first where a draft has two of one folder. */
type ScopesByRole = ReadonlyMap<string, ReadonlyMap<string, FolderScope>>;

function scopesByRole(scopes: readonly FolderScope[]): ScopesByRole {
  const byRole = new Map<string, Map<string, FolderScope>>();
  for (const scope of scopes) {
    const own = byRole.get(scope.role) ?? new Map<string, FolderScope>();
    byRole.set(scope.role, own);
    if (!own.has(scope.folder)) own.set(scope.folder, scope);
  }
  return byRole;
}

const remove = (path: string): QuickFix => {
  return { label: 'Remove the folder scope', edits: [{ kind: 'remove', path }] };
};

/** Grants as a set of texts that are equal for grants that say the same. */
function meaning(grants: readonly Grant[]): string {
  const sets = (list: readonly unknown[] = []): readonly string[] =>
    [...new Set(list.map((each) => JSON.stringify(each)))].toSorted();
  const spell = ({ actions, on, qualifiers, where, upTo, requires }: Grant): string =>
    JSON.stringify([
      sets(actions),
      on === undefined ? null : sets(on),
      sets(qualifiers),
      spelt(where),
      upTo === undefined ? null : [upTo.minor, upTo.currency],
      sets(requires),
    ]);
  return [...new Set(grants.map(spell))].toSorted().join('\n');
}

function ofUnknownFolder(scope: FolderScope, path: string, nearest: readonly string[], taken: ScopesByRole) {
  const free = nearest.filter((folder) => !taken.get(scope.role)?.has(folder));
  const moves = free.map((folder): QuickFix => ({
    label: `Write \`${folder}\``,
    edits: [{ kind: 'replace', path: `${path}.folder`, value: folder }],
  }));
  return {
    code: 'scope-of-unknown-folder',
    severity: 'warning',
    path: `${path}.folder`,
    sentence: `There is no folder \`${scope.folder}\`, so what \`${scope.role}\` means there reaches no record.`,
    nearest,
    fixes: [...moves, remove(path)],
  } as const satisfies LintFinding;
}

/** Whether a record lies at or below the scope's folder whose nearest scope is this one, where somebody holds the role. */
function reached(scope: FolderScope, held: ReadonlySet<string>, taken: ScopesByRole): boolean {
  const own = taken.get(scope.role);
  return [...held].some((folder) => {
    if (isWithin(scope.folder, folder)) return true;
    return isWithin(folder, scope.folder) && upward(folder).find((path) => own?.has(path)) === scope.folder;
  });
}

function heldFolders({ document, closure, people }: LintScope): ReadonlyMap<string, ReadonlySet<string>> {
  const scoped = new Set(document.folderScopes.map(({ role }) => role));
  const held = new Map<string, Set<string>>([...scoped].map((role) => [role, new Set<string>()]));
  for (const { name } of document.roles) {
    const folders = people?.heldAt.get(name);
    if (folders === undefined) continue;
    for (const role of closure(name)) {
      for (const folder of folders) held.get(role)?.add(folder);
    }
  }
  return held;
}

/** Folder scopes that no record and nobody meets, and those that say what holds there anyway. */
export function lintFolderScopes(scope: LintScope): void {
  const { document, people, report, roles } = scope;
  const taken = scopesByRole(document.folderScopes);
  const held = heldFolders(scope);
  document.folderScopes.forEach((each, index) => {
    const path = `folderScopes[${index}]`;
    const role = document.roles[roles.get(each.role) ?? -1];
    if (role === undefined || !scope.sound(path)) return;
    if (people !== null && !people.folders.has(each.folder))
      return report(ofUnknownFolder(each, path, people.near('folder', each.folder), taken));
    const own = taken.get(each.role);
    const above = upward(each.folder).find((folder) => folder !== each.folder && own?.has(folder));
    const otherwise = above === undefined ? role.grants : (own?.get(above)?.grants ?? []);
    if (meaning(otherwise) === meaning(each.grants))
      return report({
        code: 'scope-without-effect',
        severity: 'hint',
        path,
        sentence: `\`${each.role}\` means the same in \`${each.folder}\` without this folder scope.`,
        fixes: [remove(path)],
      });
    const folders = held.get(each.role) ?? new Set<string>();
    if (people === null || reached(each, folders, taken)) return;
    const where =
      folders.size === 0 ? 'nobody holds the role' : `the role is held at ${listedNames([...folders])} alone`;
    report({
      code: 'scope-never-reached',
      severity: 'warning',
      path,
      sentence: `What \`${each.role}\` means in \`${each.folder}\` never counts: ${where}.`,
      fixes: [remove(path)],
    });
  });
  lintRootScopes(scope, taken);
}

/** A scope at `/` stands everywhere instead of the base grants: these then say something that never holds. */
function lintRootScopes({ document, report, sound }: LintScope, taken: ScopesByRole): void {
  document.roles.forEach(({ name, grants }, at) => {
    const root = taken.get(name)?.get('/');
    const path = `roles[${at}].grants`;
    if (
      root === undefined ||
      grants.length === 0 ||
      meaning(grants) === meaning(root.grants) ||
      !sound(`roles[${at}]`)
    )
      return;
    const index = document.folderScopes.indexOf(root);
    report({
      code: 'base-grants-replaced',
      severity: 'warning',
      path,
      sentence: `The grants of \`${name}\` hold nowhere: its folder scope at \`/\` stands instead of them in every folder.`,
      fixes: [
        {
          label: `Make what \`${name}\` means at \`/\` its own grants`,
          edits: [
            { kind: 'replace', path, value: root.grants },
            { kind: 'remove', path: `folderScopes[${index}]` },
          ],
        },
      ],
    });
  });
}
