import type { CompiledPolicy, SeparationHere } from './compiled-policy.ts';
import type { Condition } from './condition.ts';
import type { Rule } from './document.ts';
import { coversAction } from './catalog.ts';

const ALWAYS: Condition = { kind: 'constant', value: true };

/** The rules that name an action on a type. */
export function rulesHere(
  compiled: Pick<CompiledPolicy, 'rules'>,
  action: string,
  type: string,
): readonly Rule[] {
  const rules = compiled.rules.get(type) ?? [];
  return rules.filter((rule) => rule.actions.some((written) => coversAction(written, action)));
}

/** What must be *false* for the rule to spare a record: its `when`, unless its `unless` is true. */
export function ruleCondition(rule: Rule): Condition {
  const when = rule.when ?? ALWAYS;
  if (rule.kind === 'require' || rule.unless === undefined) return when;
  return { kind: 'and', conditions: [when, { kind: 'not', condition: rule.unless }] };
}

/** The exclusions of actions that an action on a type can run into. */
export function separationsHere(
  compiled: Pick<CompiledPolicy, 'separations'>,
  action: string,
  type: string,
): readonly SeparationHere[] {
  return (compiled.separations.get(type) ?? []).flatMap((exclusion) => {
    const [first, second] = exclusion.actions;
    if (action === first) return [{ exclusion, other: second }];
    return action === second ? [{ exclusion, other: first }] : [];
  });
}
