import { bothFilters, bothMasks } from '@remit/policy/both-masks';
import type { Environment, Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import type { Cause } from '@remit/policy/decision';
import type { FieldMask } from '@remit/policy/field-mask';
import { fieldMasks } from '@remit/policy/fields';
import { planRows } from '@remit/policy/plan-rows';
import type { RowFilter } from '@remit/policy/row-filter';
import type { Subject } from '@remit/policy/subject';
import type { PolicyInForce } from './policy/policy-cache.ts';

/** Whoever sees the tenant as somebody else: the call is decided for that person, and shows no more than both may see. */
export interface Onlooker {
  readonly subject: Subject;
  /** When it is over, in ms since 1970 UTC. */
  readonly until: number;
}

/** Why something is not shown that the person seen as would be shown. */
export const onlookerMayNot: readonly Cause[] = [{ kind: 'unreadable' }];

const looks: ReadonlySet<string> = new Set(['read', 'explain', 'export']);

/** Whether an action does nothing but show. */
export const isLook = (action: string): boolean => looks.has(action);

/** What an onlooker must be allowed themselves to be shown what an action is about: the same look, or to read it. */
const lookOf = (action: string): string => (isLook(action) ? action : 'read');

/** What of a call says who looks on, and under which policy. */
interface Seen {
  readonly onlooker: Onlooker | null;
  readonly policy: PolicyInForce;
  readonly environment: Environment;
  readonly present?: Seen;
}

/** Whoever looks at another moment is judged by what they may do now. */
const judging = (call: Seen): Seen => call.present ?? call;

/** Whether whoever looks on, where somebody does, may see what an action is about. */
export function onlookerSees(
  call: Seen,
  action: string,
  resource: Resource,
  met: Environment['met'] = [],
): boolean {
  const { onlooker, policy, environment } = judging(call);
  if (onlooker === null) return true;
  const check = {
    subject: onlooker.subject,
    action: lookOf(action),
    resource,
    environment: { ...environment, met: [...environment.met, ...met] },
  };
  return decide(policy.compiled, check).outcome === 'allow';
}

/** Of the rows on which the asker may take an action, those that whoever looks on may see too. */
export function seenRows(call: Seen, type: string, action: string, rows: RowFilter): RowFilter {
  const { onlooker, policy, environment } = judging(call);
  if (onlooker === null) return rows;
  return bothFilters(rows, planRows(policy.compiled, onlooker.subject, lookOf(action), type, environment));
}

/** What the asker sees of each field of a type, and whoever looks on as well. */
export function seenMasks(call: Seen & { readonly subject: Subject }, type: string): readonly FieldMask[] {
  const masks = fieldMasks(call.policy.compiled, call.subject, type, call.environment);
  const { onlooker, policy, environment } = judging(call);
  if (onlooker === null) return masks;
  return bothMasks(masks, fieldMasks(policy.compiled, onlooker.subject, type, environment));
}
