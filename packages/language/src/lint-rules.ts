import { actionsOf, coversAction } from '@remit/policy/catalog';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';

/** Rules about actions that no role grants on any of the types: there is nothing to forbid or to ask more for. */
export function lintRules({ document, grants, report, sound, types }: LintScope): void {
  const granted = new Map<string, Set<string>>();
  for (const { grant, types: reached } of grants) {
    for (const { name } of reached) {
      const written = granted.get(name) ?? new Set<string>();
      granted.set(name, written);
      for (const action of grant.actions) written.add(action);
    }
  }
  document.rules.forEach((rule, index) => {
    const path = `rules[${index}]`;
    if (!sound(path) || rule.on.length === 0 || rule.actions.length === 0) return;
    const bites = rule.on.some((name) => {
      const type = types.get(name);
      const named =
        type === undefined
          ? []
          : actionsOf(type).filter((action) => rule.actions.some((each) => coversAction(each, action)));
      return named.some((action) =>
        [...(granted.get(name) ?? [])].some((written) => coversAction(written, action)),
      );
    });
    if (bites) return;
    report({
      code: 'rule-without-effect',
      severity: 'hint',
      path,
      sentence: `No role grants ${listedNames(rule.actions)} on ${listedNames(rule.on)}, so \`${rule.name}\` has nothing to ${rule.kind}.`,
      fixes: [{ label: `Remove the rule \`${rule.name}\``, edits: [{ kind: 'remove', path }] }],
    });
  });
}
