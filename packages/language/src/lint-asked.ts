import { alwaysAsked } from '@remit/policy/asked-fields';
import type { LintScope } from './lint-scope.ts';

/** Questions about fields that nobody may fill in. */
export function lintAsked({ document, types, report, sound }: LintScope): void {
  const closed = new Set(
    document.fieldRules.flatMap(({ type, field, visible = [], masked = [], editable }) =>
      (editable ?? [...visible, ...masked]).length === 0 ? [`${type}.${field}`] : [],
    ),
  );
  if (closed.size === 0) return;
  document.approvals.forEach(({ on, asks = [] }, at) => {
    const type = types.get(on);
    const always = type === undefined ? [] : alwaysAsked(type);
    asks.forEach(({ field, optional }, index) => {
      const path = `approvals[${at}].asks[${index}]`;
      if (!closed.has(`${on}.${field}`) || !sound(path)) return;
      const then = optional === true ? 'it stays empty' : 'such a request cannot be submitted';
      // Whatever else is asked, these are: taking the question away would change nothing.
      const fixes =
        always.includes(field) || asks.length === 1
          ? []
          : [
              {
                label: `Do not ask for \`${field}\``,
                edits: [{ kind: 'remove' as const, path }],
              },
            ];
      report({
        code: 'asked-of-nobody',
        severity: 'warning',
        path: `${path}.field`,
        sentence: `Nobody may edit \`${on}.${field}\`, so nobody can answer this question: ${then}.`,
        fixes,
      });
    });
  });
}
