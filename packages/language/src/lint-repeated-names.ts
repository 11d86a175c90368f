import { coversAction } from '@remit/policy/catalog';
import type { LintScope } from './lint-scope.ts';
import { removeFromList } from './list-edits.ts';

interface NameList {
  readonly path: string;
  readonly names: readonly string[];
  /** Whether a name of the list may stand for others. */
  readonly actions?: true;
}

function* lists({ document, grants }: LintScope): Iterable<NameList> {
  for (const { grant, path } of grants) {
    yield { path: `${path}.actions`, names: grant.actions, actions: true };
    yield { path: `${path}.on`, names: grant.on ?? [] };
    yield { path: `${path}.requires`, names: grant.requires ?? [] };
  }
  for (const [at, { includes }] of document.roles.entries())
    yield { path: `roles[${at}].includes`, names: includes ?? [] };
  for (const [at, { roles }] of document.rowPolicies.entries())
    yield { path: `rowPolicies[${at}].roles`, names: roles };
  for (const [at, rule] of document.fieldRules.entries()) {
    for (const list of ['visible', 'editable', 'hidden'] as const)
      yield { path: `fieldRules[${at}].${list}`, names: rule[list] ?? [] };
  }
  for (const [at, { actions, on }] of document.rules.entries()) {
    yield { path: `rules[${at}].actions`, names: actions, actions: true };
    yield { path: `rules[${at}].on`, names: on };
  }
  for (const [at, exclusion] of document.exclusions.entries()) {
    if (exclusion.kind === 'roles') yield { path: `exclusions[${at}].roles`, names: exclusion.roles };
  }
  for (const [at, { who, never }] of document.guards.entries()) {
    yield { path: `guards[${at}].who.holding`, names: who.holding ?? [] };
    yield { path: `guards[${at}].who.except`, names: who.except ?? [] };
    if (never.kind === 'action') {
      yield { path: `guards[${at}].never.actions`, names: never.actions, actions: true };
      yield { path: `guards[${at}].never.on`, names: never.on };
    }
  }
}

/** Names that a list has twice, and actions beside a group of actions that has them in it. */
export function lintRepeatedNames(scope: LintScope): void {
  for (const { path, names, actions } of lists(scope)) {
    const seen = new Set<string>();
    names.forEach((name, index) => {
      const again = seen.has(name);
      seen.add(name);
      const group = actions ? names.find((other) => other !== name && coversAction(other, name)) : undefined;
      if (!again && group === undefined) return;
      scope.report({
        code: 'repeated-name',
        severity: 'hint',
        path: `${path}[${index}]`,
        sentence: again
          ? `\`${name}\` is in this list already.`
          : `\`${group ?? ''}\` stands for \`${name}\` too.`,
        fixes: [{ label: `Leave out \`${name}\``, edits: removeFromList(scope.document, path, [index]) }],
      });
    });
  }
}
