import { nextDay, startOfDay } from '@remit/policy/values/day';
import type { Condition, Operand } from '@remit/policy/condition';
import type { Directory } from '@remit/policy/directory';
import type { Value } from '@remit/policy/values/value';
import { reckonedPoints } from './reckoned-points.ts';

/**
 * The instants at which a policy may begin to mean something else though nobody changes anything: those that stand in
 * its conditions and in the attributes that these compare with the time, a day by its beginning and its end, and what
 * conditions reckon from them.
 * @param sources documents, and the members whose attributes matter
 * @param timeZone of the tenant; undefined: days have no bounds
 * @returns ms since 1970 UTC, in no order; nothing where no condition looks at the time
 */
export function turningPoints(sources: readonly object[], timeZone: string | undefined): readonly number[] {
  const points = new Set<number>();
  const compared: (readonly [Operand, Operand])[] = [];
  const held = new Map<string, readonly Value[]>();
  let asksTheTime = false;
  // Without recursion and by form alone: a point too many costs a look, one too few would be a way in.
  let level: unknown[] = [...sources];
  while (level.length > 0) {
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if ('kind' in item && item.kind === 'now') asksTheTime = true;
      if (isComparison(item)) compared.push(...pairsOf(item));
      for (const point of pointsOf(item, timeZone)) points.add(point);
      for (const [name, value] of Object.entries(item)) {
        if (isMoment(value)) held.set(name, [...(held.get(name) ?? []), value]);
      }
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  if (!asksTheTime) return [];
  for (const [left, right] of compared)
    for (const point of reckonedPoints(left, right, held, timeZone)) points.add(point);
  return [...points];
}

type ComparesOperands = Extract<Condition, { readonly kind: 'compare' | 'in' }>;

const isComparison = (item: object): item is ComparesOperands =>
  'kind' in item && (item.kind === 'compare' || item.kind === 'in');

function pairsOf(condition: ComparesOperands): readonly (readonly [Operand, Operand])[] {
  if (condition.kind === 'compare') return [[condition.left, condition.right]];
  return condition.list.map((entry) => [condition.operand, entry]);
}

const isMoment = (value: unknown): value is Value =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'value' in value &&
  (value.type === 'instant' || value.type === 'date');

/** The instants that a literal stands for. */
function pointsOf(item: object, timeZone: string | undefined): readonly number[] {
  if (!('type' in item) || !('value' in item)) return [];
  if (item.type === 'instant') return typeof item.value === 'number' ? [item.value] : [];
  if (item.type !== 'date' || typeof item.value !== 'string' || timeZone === undefined) return [];
  const next = nextDay(item.value);
  const bounds = [startOfDay(item.value, timeZone), next === null ? null : startOfDay(next, timeZone)];
  return bounds.filter((bound) => bound !== null);
}

/** The instants at which memberships and assignments begin and end. */
export function validityBounds({
  members,
  assignments,
}: Pick<Directory, 'members' | 'assignments'>): readonly number[] {
  return [...members, ...assignments]
    .flatMap(({ from, until }) => [from, until])
    .filter((bound) => bound !== null);
}

/**
 * `now` and what follows of some turning points, in order. A condition may tell the point itself from what comes
 * after it, so each is followed by its next millisecond.
 */
export function momentsFrom(now: number, points: readonly number[]): readonly number[] {
  const later = points.flatMap((point) => [point, point + 1]).filter((point) => point > now);
  return [...new Set([now, ...later])].toSorted((a, b) => a - b);
}
