import { actionsOf, coversAction } from '@remit/policy/catalog';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';
import { removeFromList } from './list-edits.ts';

/** Row policies of roles that grant nothing on the type, and see no field of it by a rule: they bind nothing. */
export function lintRowPolicies({ document, grantsOf, report, roles, sound }: LintScope): void {
  document.rowPolicies.forEach((policy, at) => {
    const path = `rowPolicies[${at}]`;
    if (!sound(path)) return;
    const rules = document.fieldRules.filter(({ type }) => type === policy.type);
    policy.roles.forEach((role, index) => {
      if (!roles.has(role)) return;
      const grants = (grantsOf.get(role) ?? []).some(({ types }) =>
        types.some(({ name }) => name === policy.type),
      );
      const fields = rules.some(
        ({ visible, editable, masked }) =>
          visible?.includes(role) || editable?.includes(role) || masked?.some((mask) => mask.role === role),
      );
      if (grants || fields) return;
      const only = policy.roles.every((each) => each === role);
      report({
        code: 'row-policy-without-effect',
        severity: 'warning',
        path: `${path}.roles[${index}]`,
        sentence: `\`${role}\` grants nothing on \`${policy.type}\` of its own, so \`${policy.name}\` narrows nothing for it.`,
        fixes: [
          only
            ? { label: `Remove the policy \`${policy.name}\``, edits: [{ kind: 'remove', path }] }
            : { label: `Leave out \`${role}\``, edits: removeFromList(document, `${path}.roles`, [index]) },
        ],
      });
    });
  });
}

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
