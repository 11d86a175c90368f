import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Decision } from './decision.ts';
import type { ObligationKind, ResourceType } from './document.ts';
import type { RowFilter } from './row-filter.ts';
import { attributeName, attributesIn } from './missing-facts.ts';
import { planWithSources, type RowPlan } from './plan-rows.ts';

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

const WAYS: readonly (readonly ObligationKind[])[] = [
  ['comment'],
  ['second-factor'],
  ['comment', 'second-factor'],
];

/** The fewest duties that, once met, would open at least some record; null when none would. */
function wouldOpen(
  compiled: CompiledPolicy,
  check: Check,
  type: ResourceType,
): readonly ObligationKind[] | null {
  const { subject, action, resource, environment } = check;
  const unmet = WAYS.map((way) => way.filter((each) => !environment.met.includes(each)));
  const opens = (way: readonly ObligationKind[]): boolean => {
    const met = [...environment.met, ...way];
    return (
      planWithSources(compiled, subject, action, type, { ...environment, met }, resource).filter.kind !==
      'none'
    );
  };
  return unmet.find((way) => way.length > 0 && opens(way)) ?? null;
}

function refuse(compiled: CompiledPolicy, check: Check, type: ResourceType): Decision {
  const obligations = wouldOpen(compiled, check, type);
  if (obligations === null)
    return {
      outcome: 'deny',
      denial: 'forbidden',
      because: [{ kind: 'no-grant' }],
      obligations: [],
      missing: [],
    };
  const because = obligations.map(
    (obligation) =>
      ({ kind: 'obligation', rule: null, obligation, because: 'Nothing is permitted without it.' }) as const,
  );
  return { outcome: 'deny', denial: 'precondition', because, obligations, missing: [] };
}

/** The rows that a check without a record would come to, and the grants behind them. */
export function planOfType(compiled: CompiledPolicy, check: Check, type: ResourceType): RowPlan {
  const { subject, action, resource, environment } = check;
  return planWithSources(compiled, subject, action, type, environment, resource);
}

/**
 * A check without a record: the answer is always, never or depends, judged on the facts that were sent. What was
 * sent counts, also where it says null; what was not sent is what the answer may depend on.
 * @param plan what `planOfType` gives, for whoever wants it too
 */
export function decideType(
  compiled: CompiledPolicy,
  check: Check,
  type: ResourceType,
  { filter, sources }: RowPlan = planOfType(compiled, check, type),
): Decision {
  switch (filter.kind) {
    case 'all': {
      const because = sources.map(({ grant }) => ({ kind: 'granted', grant }) as const);
      return { outcome: 'allow', denial: null, because, obligations: [], missing: [] };
    }
    case 'none':
      return refuse(compiled, check, type);
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
