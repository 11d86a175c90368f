import type { LintScope } from './lint-scope.ts';
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
