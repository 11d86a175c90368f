import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Decision } from './decision.ts';
import type { ResourceType } from './document.ts';
import type { RowFilter } from './row-filter.ts';
import { attributeName, attributesIn } from './missing-facts.ts';
import { planWithSources } from './plan-rows.ts';

/** What a filter still asks of a record, as policy text writes it. */
function openFacts(filter: RowFilter): readonly string[] {
  if (filter.kind !== 'where') return [];
  const conditions = filter.clauses.flatMap((clause) =>
    clause.kind === 'permit' ? clause.conditions : [clause.condition],
  );
  const names = conditions.flatMap(attributesIn).map(attributeName);
  const history = JSON.stringify(conditions).includes('"kind":"took-by"') ? ['resource.history'] : [];
  return [...new Set([...names, ...history])];
}

/**
 * A check without a record: the answer is always, never or depends, judged on the facts that were sent. What was
 * sent counts, also where it says null; what was not sent is what the answer may depend on.
 */
export function decideType(compiled: CompiledPolicy, check: Check, type: ResourceType): Decision {
  const { subject, action, resource, environment } = check;
  const { filter, sources } = planWithSources(compiled, subject, action, type, environment, resource);
  switch (filter.kind) {
    case 'all': {
      const because = sources.map(({ grant, source }) => ({ kind: 'granted', grant, source }) as const);
      return { outcome: 'allow', denial: null, because, obligations: [], missing: [] };
    }
    case 'none': {
      const because = [{ kind: 'no-grant', tried: [] }] as const;
      return { outcome: 'deny', denial: 'forbidden', because, obligations: [], missing: [] };
    }
    case 'where':
      return {
        outcome: 'depends',
        denial: 'forbidden',
        because: [],
        obligations: [],
        missing: openFacts(filter),
      };
    default:
      return filter satisfies never;
  }
}
