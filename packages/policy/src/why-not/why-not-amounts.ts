import type { CompiledGrant, CompiledPolicy } from '../compiled-policy.ts';
import type { Limit } from '../document.ts';
import type { NeededStep } from './why-not-steps.ts';
import type { Money, StepChange } from './why-not-change.ts';
import type { Subject } from '../subject.ts';
import type { Value } from '../values/value.ts';
import { ownAttribute } from '../attributes.ts';
import { compilePredicate } from '../compile-predicate.ts';
import { liesIn } from '../folder-tree.ts';
import { linkSubject } from '../linked-subject.ts';
import { roleGrants } from '../role-grants.ts';
import { periodStanding } from '../standing.ts';
import type { GrantClause } from '../grant-clause.ts';

type LimitClause = Extract<GrantClause, { clause: 'limit' }>;

/** A grant that would permit but for its limit. */
interface Short {
  readonly grant: CompiledGrant;
  readonly clause: LimitClause;
  readonly step: NeededStep;
  readonly field: string;
  readonly amount: Money;
}

function shortBy(grant: CompiledGrant, step: NeededStep): readonly Short[] {
  const failed = grant.clauses.filter(({ test }) => test(step.situation) !== 'true');
  const [clause] = failed;
  if (clause?.clause !== 'limit' || failed.length > 1 || clause.field === null) return [];
  const amount: Value | null = ownAttribute(step.situation.resource.attributes, clause.field);
  return amount?.type === 'money' ? [{ grant, clause, step, field: clause.field, amount }] : [];
}

/** Every grant held in a step's folder now that would permit the step but for its limit. */
function shorts(compiled: CompiledPolicy, subject: Subject, step: NeededStep): readonly Short[] {
  const { now } = step.situation.environment;
  const grants = linkSubject(compiled, subject).held.flatMap((held) =>
    liesIn(step.folder, held.folder) && periodStanding(held, now) === 'active'
      ? roleGrants(compiled, held.role, step.folder, step.action)
      : [],
  );
  return [...new Set(grants)].flatMap((grant) => shortBy(grant, step));
}

/** The greatest whole number up to `top` that a test still holds for, when it holds for all below; null for none. */
function greatest(top: number, holds: (minor: number) => boolean): number | null {
  if (!holds(0)) return null;
  let [low, high] = [0, top];
  while (low < high) {
    const middle = high - Math.floor((high - low) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The amount that is left in its own currency, and with its own pinned rate, once it fits under the limit. */
function lowered({ clause, step, field, amount }: Short): readonly StepChange[] {
  const { situation, of } = step;
  const { resource } = situation;
  const fits = (minor: number): boolean => {
    const attributes = { ...resource.attributes, [field]: { ...amount, minor } };
    return clause.test({ ...situation, resource: { ...resource, attributes } }) === 'true';
  };
  const minor = greatest(amount.minor, fits);
  if (minor === null) return [];
  return [{ kind: 'amount', of, field, from: amount, to: { ...amount, minor } }];
}

/** The limit in its own currency that just covers the amount. */
function raised({ grant, step, field, amount }: Short): readonly StepChange[] {
  const { reference, grant: written } = grant.placed;
  const from: Limit | undefined = written.upTo;
  if (from === undefined) return [];
  const covers = (minor: number): boolean => {
    const value: Value = { type: 'money', minor, currency: from.currency };
    const condition = {
      kind: 'compare',
      operator: '<=',
      left: { kind: 'attribute', of: 'resource', name: field },
      right: { kind: 'literal', value },
    } as const;
    return compilePredicate(condition, step.action.type)(step.situation) === 'true';
  };
  const most = Number.MAX_SAFE_INTEGER;
  if (!covers(most)) return [];
  const minor =
    from.currency === amount.currency ? amount.minor : (greatest(most, (each) => !covers(each)) ?? -1) + 1;
  return [{ kind: 'limit', grant: reference, from, to: { minor, currency: from.currency } }];
}

/** Limits to raise and amounts to lower, where a role that is held falls short by nothing but its limit. */
export function amountChanges(
  compiled: CompiledPolicy,
  subject: Subject,
  steps: readonly NeededStep[],
): readonly StepChange[] {
  const changes = steps
    .flatMap((step) => shorts(compiled, subject, step))
    .flatMap((short) => [...lowered(short), ...raised(short)]);
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}
