import type { Grant } from '@remit/policy/document';
import type { GrantPlace, LintScope } from './lint-scope.ts';
import { removeFromList } from './list-edits.ts';
import { isCovered } from './same-grant.ts';

const typeNames = new WeakMap<Grant, ReadonlySet<string>>();

function namesOf(place: GrantPlace): ReadonlySet<string> {
  const known = typeNames.get(place.grant);
  if (known !== undefined) return known;
  const names = new Set(place.types.map(({ name }) => name));
  typeNames.set(place.grant, names);
  return names;
}

/** A bare grant also reaches the types to come, so one that names types never stands for it. */
function covers(wide: GrantPlace, narrow: GrantPlace): boolean {
  if (narrow.grant.on === undefined && wide.grant.on !== undefined) return false;
  return isCovered(narrow.grant, wide.grant, (grant) => namesOf(grant === wide.grant ? wide : narrow));
}

/** Grants that another grant of the same role, in the same place, has in it. Of two equal ones the later is odd. */
function lintWithin(places: readonly GrantPlace[], { report }: LintScope): void {
  const idle = new Set<GrantPlace>();
  places.forEach((place, at) => {
    if (place.types.length === 0) return;
    const by = places.find(
      (other, index) =>
        other !== place && !idle.has(other) && covers(other, place) && (index < at || !covers(place, other)),
    );
    if (by === undefined) return;
    idle.add(place);
    report({
      code: 'duplicate-grant',
      severity: 'hint',
      path: place.path,
      sentence: `Another grant of \`${place.role}\` here gives all that this one gives.`,
      fixes: [{ label: 'Remove the grant', edits: [{ kind: 'remove', path: place.path }] }],
    });
  });
}

/** Roles whose grants mean the same everywhere and on every record: no folder scope and no row policy names them. */
function plainRoles({ document }: LintScope): ReadonlySet<string> {
  const bound = new Set([
    ...document.folderScopes.map(({ role }) => role),
    ...document.rowPolicies.flatMap(({ roles }) => roles),
  ]);
  return new Set(document.roles.flatMap(({ name }) => (bound.has(name) ? [] : [name])));
}

/** Grants that an included role gives as well. */
function lintIncluded(plain: ReadonlySet<string>, scope: LintScope): void {
  for (const { name } of scope.document.roles) {
    if (!plain.has(name)) continue;
    const included = [...scope.closure(name)].filter((each) => each !== name && plain.has(each));
    for (const place of scope.grantsOf.get(name) ?? []) {
      if (place.types.length === 0) continue;
      const by = included.find(
        (each) =>
          // Of two roles that include each other neither is to go for the other.
          !scope.closure(each).has(name) &&
          (scope.grantsOf.get(each) ?? []).some((other) => covers(other, place)),
      );
      if (by === undefined) continue;
      scope.report({
        code: 'duplicate-grant',
        severity: 'hint',
        path: place.path,
        sentence: `\`${name}\` includes \`${by}\`, which gives all that this grant gives.`,
        fixes: [{ label: 'Remove the grant', edits: [{ kind: 'remove', path: place.path }] }],
      });
    }
  }
}

/** Roles named in `includes` that another role named there includes already. */
function lintIncludes(scope: LintScope): void {
  scope.document.roles.forEach(({ name, includes = [] }, at) => {
    includes.forEach((included, index) => {
      const path = `roles[${at}].includes`;
      const by = includes.find(
        (other, place) =>
          other !== included &&
          scope.closure(other).has(included) &&
          (place < index || !scope.closure(included).has(other)),
      );
      if (by === undefined || scope.closure(by).has(name)) return;
      scope.report({
        code: 'duplicate-include',
        severity: 'hint',
        path: `${path}[${index}]`,
        sentence: `\`${name}\` includes \`${by}\`, which includes \`${included}\` already.`,
        fixes: [{ label: `Leave out \`${included}\``, edits: removeFromList(scope.document, path, [index]) }],
      });
    });
  });
}

/** What is said twice: grants that others have in them, and roles that are included by way of others. */
export function lintDuplicates(scope: LintScope): void {
  const here = Map.groupBy(scope.grants, ({ path }) => path.slice(0, path.indexOf('.grants')));
  for (const places of here.values()) lintWithin(places, scope);
  lintIncluded(plainRoles(scope), scope);
  lintIncludes(scope);
}
