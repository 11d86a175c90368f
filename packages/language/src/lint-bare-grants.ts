import type { Grant, ResourceType } from '@remit/policy/document';
import { ACTION_GROUPS, actionsOf } from '@remit/policy/catalog';
import type { QuickFix } from './lint-finding.ts';
import type { GrantPlace, LintScope } from './lint-scope.ts';

/** A fix that names more types than these is longer than what it makes clear. */
const NAMED = 20;

const isModule = (grant: Grant): boolean => (grant.qualifiers ?? []).some(({ kind }) => kind === 'module');

const has = (types: readonly ResourceType[], action: string): boolean =>
  ACTION_GROUPS.includes(action) || types.some((type) => actionsOf(type).includes(action));

function fixesOf({ grant, path, types }: GrantPlace, { document }: LintScope): readonly QuickFix[] {
  const names = types.map(({ name }) => name);
  const named: QuickFix = {
    label: `Name the types it reaches: ${names.map((name) => `\`${name}\``).join(', ')}`,
    edits: [{ kind: 'add', path: `${path}.on`, value: names }],
  };
  const kept = document.modules.flatMap(({ name: module }): readonly QuickFix[] => {
    const inside = types.filter(({ name }) => name.startsWith(`${module}.`));
    if (inside.length === 0 || !grant.actions.every((action) => has(inside, action))) return [];
    const qualifiers = [...(grant.qualifiers ?? []), { kind: 'module', module }];
    const edit = {
      kind: grant.qualifiers === undefined ? 'add' : 'replace',
      path: `${path}.qualifiers`,
    } as const;
    return [{ label: `Keep it to the module \`${module}\``, edits: [{ ...edit, value: qualifiers }] }];
  });
  return names.length > 0 && names.length <= NAMED ? [named, ...kept] : kept;
}

/** Grants without types in roles of no module: they reach every business module, those still to come too. */
export function lintBareGrants(scope: LintScope): void {
  for (const place of scope.grants) {
    const role = scope.document.roles[scope.roles.get(place.role) ?? -1];
    if (role === undefined || role.module !== undefined) continue;
    if (place.grant.on !== undefined || isModule(place.grant)) continue;
    scope.report({
      code: 'bare-grant-everywhere',
      severity: 'warning',
      path: place.path,
      sentence: `\`${place.role}\` is in no module and this grant names no types, so it reaches all business modules, and those to come.`,
      fixes: fixesOf(place, scope),
    });
  }
}
