import type { Exclusion } from '@remit/policy/document';
import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import { compilePolicy } from '@remit/policy/compile';
import type { QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';
import { removeFromList } from './list-edits.ts';

type Apart = Extract<Exclusion, { kind: 'roles' }>;

/** Roles that include two which nobody may hold together: whoever is given one breaks the exclusion at once. */
function lintIncluding(exclusion: Apart, { document, closure, report, roles }: LintScope): void {
  const excluded = [...new Set(exclusion.roles)].filter((role) => roles.has(role));
  document.roles.forEach(({ name, includes = [] }, at) => {
    const held = excluded.filter((role) => closure(name).has(role));
    if (held.length < 2) return;
    const path = `roles[${at}].includes`;
    const apart = includes.flatMap((included, index): readonly QuickFix[] => {
      const rest = new Set(
        [name, ...includes.filter((other) => other !== included)].flatMap((each) =>
          each === name ? [name] : [...closure(each)],
        ),
      );
      if (excluded.filter((role) => rest.has(role)).length > 1) return [];
      return [{ label: `No longer include \`${included}\``, edits: removeFromList(document, path, [index]) }];
    });
    report({
      code: 'exclusion-in-role',
      severity: 'warning',
      path: `roles[${at}]`,
      sentence: `Nobody can hold \`${name}\`: it brings ${listedNames(held)} together, which \`${exclusion.name}\` keeps apart.`,
      fixes: apart,
    });
  });
}

/** Exclusions that people break already. How many do is told, not who: that is for those who may read assignments. */
function lintBroken({ document, people, problems, report }: LintScope): void {
  if (people === null || problems.length > 0) return;
  const conflicts = checkExclusions(compilePolicy(document, 0), people.directory, people.now);
  const persons = Map.groupBy(conflicts, ({ exclusion }) => exclusion);
  document.exclusions.forEach(({ name }, index) => {
    const found = persons.get(name) ?? [];
    const count = new Set(found.map(({ person }) => person)).size;
    if (count === 0) return;
    const roles = [...new Set(found.flatMap((conflict) => conflict.roles))];
    report({
      code: 'exclusion-broken',
      severity: 'warning',
      path: `exclusions[${index}]`,
      sentence: `${count === 1 ? 'One person holds' : `${count} people hold`} roles together that \`${name}\` keeps apart: ${listedNames(roles)}.`,
    });
  });
}

/** Exclusions of roles that are broken by the roles themselves, or by people who hold them. */
export function lintExclusions(scope: LintScope): void {
  const apart = scope.document.exclusions.filter((each) => each.kind === 'roles');
  for (const exclusion of apart) lintIncluding(exclusion, scope);
  if (apart.length > 0) lintBroken(scope);
}
