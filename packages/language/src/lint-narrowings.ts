import { moduleOf } from '@remit/policy/catalog';
import type { Qualifier, ResourceType } from '@remit/policy/document';
import type { LintScope } from './lint-scope.ts';

/** What a qualifier or a limit needs of a type; null where the type has it. */
function missing(narrowing: Qualifier | 'limit', type: ResourceType, { document }: LintScope): string | null {
  if (narrowing === 'limit') return type.amount === undefined ? 'has no amount for `up to`' : null;
  switch (narrowing.kind) {
    case 'own':
      return type.owner === undefined ? 'has no owner for `own`' : null;
    case 'department':
      return type.department === undefined ? 'has no department field for `department`' : null;
    case 'module':
      return moduleOf(type.name) === narrowing.module ? null : `is not of the module \`${narrowing.module}\``;
    case 'set': {
      const set = document.sets.find(({ name }) => name === narrowing.set);
      // A set that is not declared is an error of its own.
      return set === undefined || set.type === type.name ? null : `is not what the set \`${set.name}\` is of`;
    }
    default:
      return narrowing satisfies never;
  }
}

/** Grants whose narrowing can't hold on a type that they name, or on none that they reach: there they give nothing. */
export function lintNarrowings(scope: LintScope): void {
  for (const { grant, path, role, types } of scope.grants) {
    const narrowings = [
      ...(grant.qualifiers ?? []),
      ...(grant.upTo === undefined ? [] : (['limit'] as const)),
    ];
    const lacks = types.flatMap((type) => {
      const [lack] = narrowings.flatMap((each) => missing(each, type, scope) ?? []);
      return lack === undefined ? [] : [{ type: type.name, lack }];
    });
    const [first] = lacks;
    if (first === undefined) continue;
    const nowhere = lacks.length === types.length;
    // A bare grant says "all that have one": only one that reaches nothing at all is odd.
    if (!nowhere && grant.on === undefined) continue;
    const rest = (grant.on ?? []).filter((name) => !lacks.some(({ type }) => type === name));
    scope.report({
      code: 'grant-never-holds',
      severity: 'warning',
      path,
      sentence: nowhere
        ? `This grant of \`${role}\` never permits anything: \`${first.type}\` ${first.lack}.`
        : `This grant of \`${role}\` never permits anything on \`${first.type}\`, which ${first.lack}.`,
      fixes: [
        nowhere
          ? { label: 'Remove the grant', edits: [{ kind: 'remove', path }] }
          : {
              label: `Leave out ${lacks.map(({ type }) => `\`${type}\``).join(', ')}`,
              edits: [{ kind: 'replace', path: `${path}.on`, value: rest }],
            },
      ],
    });
  }
}
