import type { Grant } from '@remit/policy/document';
import { isWithin, upward } from '@remit/policy/path';
import type { QuickFix } from './lint-finding.ts';
import type { LintPeople } from './lint-people.ts';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';

/** The role goes where nothing else names it; whoever holds it would be left with a name that means nothing. */
function removal(name: string, at: number, { mentions, people }: LintScope): readonly QuickFix[] {
  if (people === null || people.assigned.has(name) || mentions(name).length > 0) return [];
  return [{ label: `Remove the role \`${name}\``, edits: [{ kind: 'remove', path: `roles[${at}]` }] }];
}

/** Roles that a field rule shows a field to, or lets edit it: they give something without a grant. */
const fieldRoles = ({ document }: LintScope): ReadonlySet<string> =>
  new Set(
    document.fieldRules.flatMap(({ visible = [], editable = [], masked = [] }) => [
      ...visible,
      ...editable,
      ...masked.map(({ role }) => role),
    ]),
  );

/** Folder by folder, what a role means: the nearest scope of it at or above the folder, else its base grants. */
function meaningAt(
  role: string,
  folder: string,
  { document, roles }: LintScope,
  scopes: Scopes,
): readonly Grant[] {
  const own = scopes.get(role);
  for (const path of own === undefined ? [] : upward(folder)) {
    const grants = own?.get(path);
    if (grants !== undefined) return grants;
  }
  return document.roles[roles.get(role) ?? -1]?.grants ?? [];
}

type Scopes = ReadonlyMap<string, ReadonlyMap<string, readonly Grant[]>>;

function scopesByRole({ document }: LintScope): Scopes {
  const scopes = new Map<string, Map<string, readonly Grant[]>>();
  for (const { role, folder, grants } of document.folderScopes) {
    const own = scopes.get(role) ?? new Map<string, readonly Grant[]>();
    scopes.set(role, own.set(folder, grants));
  }
  return scopes;
}

/** Whether a role, held at a folder, gives nothing there nor in any folder below with a scope of it. */
function emptyAt(role: string, folder: string, scope: LintScope, scopes: Scopes): boolean {
  if (meaningAt(role, folder, scope, scopes).length > 0) return false;
  return [...(scopes.get(role) ?? [])].every(
    ([path, grants]) => grants.length === 0 || !isWithin(path, folder),
  );
}

/** Where every role is held, by whichever role that includes it. */
function heldFolders(
  { document, closure }: LintScope,
  people: LintPeople,
): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  for (const { name } of document.roles) {
    const folders = people.heldAt.get(name);
    if (folders === undefined) continue;
    for (const role of closure(name)) {
      const all = held.get(role) ?? new Set<string>();
      held.set(role, all);
      for (const folder of folders) all.add(folder);
    }
  }
  return held;
}

/** Roles that nobody can use: they give nothing, nobody holds them, or they are empty wherever they are held. */
export function lintIdleRoles(scope: LintScope): void {
  const { document, people, report, sound } = scope;
  const scopes = scopesByRole(scope);
  const shown = fieldRoles(scope);
  const held = people === null ? null : heldFolders(scope, people);
  document.roles.forEach(({ name, grants }, at) => {
    const path = `roles[${at}]`;
    // A role whose parts cannot be read is an error first; that it gives nothing may be the error's doing.
    if (!sound(path)) return;
    const closure = [...scope.closure(name)];
    const gives = (role: string): boolean => scope.grantsOf.has(role) || shown.has(role);
    if (!closure.some(gives)) {
      const sentence = `\`${name}\` gives nothing: it has no grants, here or in any folder, and no role it includes has.`;
      report({
        code: 'role-gives-nothing',
        severity: 'warning',
        path,
        sentence,
        fixes: removal(name, at, scope),
      });
      return;
    }
    if (held === null) return;
    const folders = held.get(name);
    if (folders === undefined) {
      const sentence = `Nobody holds \`${name}\`, nor a role that includes it.`;
      report({ code: 'role-unassigned', severity: 'hint', path, sentence, fixes: removal(name, at, scope) });
      return;
    }
    const emptied = [...folders].every((folder) => emptyAt(name, folder, scope, scopes));
    if (grants.length > 0 && emptied) {
      const sentence = `\`${name}\` is emptied by folder scopes wherever somebody holds it: ${listedNames([...folders])}.`;
      report({ code: 'role-emptied', severity: 'warning', path, sentence });
    }
  });
}
