import type { Condition } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';
import type { ApprovalGround } from '../approvals/approval-ground.ts';
import type { SentRequest } from '../in-place.ts';
import { isOwnSum } from '../is-own-sum.ts';
import { planHere } from '../plan-here.ts';
import { totalOf, withAmount } from './request-sums.ts';
import type { RequestPreviewView } from './request-views.ts';

/**
 * The largest amount, in the currency asked, with which a request goes through fewer steps than it does: amounts at which
 * the policy's own conditions turn, and one minor unit less than each. Null where none is smaller, or it has no amount.
 */
export function smallerAmount(
  ground: ApprovalGround,
  { sentBy, resource }: SentRequest,
): RequestPreviewView['smaller'] {
  const { compiled } = ground;
  const type = compiled.types.get(resource.type);
  const field = type?.amount;
  const asked = field === undefined ? null : (resource.attributes[field] ?? null);
  if (type === undefined || field === undefined || asked?.type !== 'money') return null;
  const base = ground.directory.directory.baseCurrency;
  const sums = (resource.id === null ? undefined : ground.sums?.get(resource.id)) ?? [];
  const stepsWith = (minor: number): number => {
    const less = { ...resource, attributes: { ...resource.attributes, [field]: { ...asked, minor } } };
    const known = new Map([[resource.id ?? '', withAmount(sums, resource, less, base)]]);
    return planHere(sums.length === 0 ? ground : { ...ground, sums: known }, less).length;
  };
  // What their others like it come to leaves so much less of an amount that a sum is held against.
  const others = sums.flatMap((sum) => {
    const total = isOwnSum(sum, type, sentBy) ? totalOf(sum, base) : null;
    return total === null || asked.currency !== base ? [] : [total.minor - asked.minor];
  });
  const now = stepsWith(asked.minor);
  const turns = compiled.document.approvals
    .filter(({ on }) => on === resource.type)
    .flatMap(({ steps }) => steps.flatMap(({ when }) => (when === undefined ? [] : amountsIn(when))))
    .filter(({ currency }) => currency === asked.currency)
    .flatMap(({ minor }) => [minor, ...others.map((taken) => minor - taken)])
    .flatMap((minor) => [minor, minor - 1])
    .filter((minor) => minor > 0 && minor < asked.minor)
    .toSorted((one, other) => other - one);
  for (const minor of new Set(turns)) {
    const steps = stepsWith(minor);
    if (steps < now) return { amount: { minor, currency: asked.currency }, steps };
  }
  return null;
}

type Money = Extract<Value, { type: 'money' }>;

/** Every amount that a condition names. */
function amountsIn(condition: Condition): readonly Money[] {
  const found: Money[] = [];
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isMoney(part)) found.push(part);
    else for (const inner of Object.values(part)) look(inner);
  };
  look(condition);
  return found;
}

function isMoney(part: object): part is Money {
  return 'type' in part && part.type === 'money' && 'minor' in part && 'currency' in part;
}
