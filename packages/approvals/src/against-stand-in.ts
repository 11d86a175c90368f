import type { Check } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { DecisionInFull, ObligationReason } from '@remit/policy/decision';
import { explain } from '@remit/policy/explain';
import { askFirst, refuse } from '@remit/policy/judgement';

/**
 * What rules and exclusions have against whoever acts in another's place, as the decision that refuses them; null for
 * nothing. Their own grants do not count: what the other may do is asked of the other. Source: semantics.md, "Acting for
 * another".
 * @param revision of the directory that is asked about
 */
export function againstStandIn(
  compiled: CompiledPolicy,
  check: Check,
  revision: number,
): DecisionInFull | null {
  const { rules, because } = explain(compiled, check, revision);
  const applying = rules.filter(({ applies }) => applies);
  if (applying.some(({ effect }) => effect !== 'require'))
    return refuse(
      'forbidden',
      because.filter(({ kind }) => kind === 'forbidden' || kind === 'separated'),
    );
  const asked = new Map(
    compiled.document.rules.flatMap((rule) =>
      rule.kind === 'require' ? [[rule.name, rule.obligation] as const] : [],
    ),
  );
  const unmet = applying.flatMap(({ rule, because: why }): readonly ObligationReason[] => {
    const obligation = asked.get(rule);
    if (obligation === undefined) throw new Error(`\`${rule}\` asks for nothing`);
    return check.environment.met.includes(obligation)
      ? []
      : [{ kind: 'obligation', rule, obligation, because: why }];
  });
  return unmet.length === 0 ? null : askFirst(unmet);
}
