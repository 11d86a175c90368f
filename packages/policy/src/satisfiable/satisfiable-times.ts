import type { Ground } from './satisfiable-ground.ts';
import type { Use } from './satisfiable-uses.ts';
import type { Value } from '../values/value.ts';
import { SOMETIME } from './satisfiable-ground.ts';
import { dayOf, nextDay, startOfDay, utcStart } from '../values/day.ts';

/** Moments that between them answer every question asked, or why they may not. */
export interface Times {
  readonly values: readonly Value[];
  readonly partial: string | null;
}

const DAY = 86_400_000;
const INEXACT = 'it reckons with the moment in a way that is not turned round';

const dateAt = (utc: number): string | null => {
  if (!(Math.abs(utc) <= 8.64e15)) return null;
  const date = new Date(utc).toISOString().slice(0, 10);
  return utcStart(date) === null ? null : date;
};

/** The constants of a comparison, and what the durations among them move its moments to. */
function pointsOf(uses: readonly Use[]): {
  readonly moments: readonly Value[];
  readonly partial: string | null;
} {
  const moments: Value[] = [];
  let partial: string | null = null;
  for (const use of uses) {
    if (use.how !== 'reckoned') {
      const values = use.how === 'linked' ? use.constants : 'value' in use ? [use.value] : [];
      moments.push(...values);
      continue;
    }
    if (!use.exact) partial = INEXACT;
    const lengths = use.constants.flatMap((each) => (each.type === 'duration' ? [each.milliseconds] : []));
    const sums = lengths
      .slice(0, 6)
      .reduce<readonly number[]>((found, each) => found.flatMap((sum) => [sum + each, sum - each]), [0]);
    for (const each of use.constants) {
      if (each.type === 'instant')
        moments.push(...sums.map((sum): Value => ({ type: 'instant', value: each.value + sum })));
      const start = each.type === 'date' ? utcStart(each.value) : null;
      if (start === null) continue;
      for (const sum of sums)
        for (const date of [dateAt(start + sum), dateAt(start + sum - DAY), dateAt(start + sum + DAY)])
          if (date !== null) moments.push({ type: 'date', value: date });
    }
  }
  return { moments, partial };
}

const zoneOf = ({ environment }: Ground): string | undefined => (environment ?? SOMETIME).timeZone;

/** Instants around each named one, and around the bounds of each named day. */
export function instantsFor(uses: readonly Use[], ground: Ground): Times {
  const { moments, partial } = pointsOf(uses);
  const zone = zoneOf(ground);
  const bounds = moments.flatMap((value): readonly number[] => {
    if (value.type === 'instant') return [value.value];
    if (value.type !== 'date' || zone === undefined) return [];
    const next = nextDay(value.value);
    return [startOfDay(value.value, zone), next === null ? null : startOfDay(next, zone)].filter(
      (each) => each !== null,
    );
  });
  const now = (ground.environment ?? SOMETIME).now;
  const at = bounds.length === 0 ? [now] : bounds;
  const near = at.flatMap((each) => [each, each - 1, each + 1]).filter((each) => Number.isSafeInteger(each));
  return { values: [...new Set(near)].map((value) => ({ type: 'instant', value })), partial };
}

/** Days around each named one, and around the day of each named instant. */
export function datesFor(uses: readonly Use[], ground: Ground): Times {
  const { moments, partial } = pointsOf(uses);
  const zone = zoneOf(ground);
  const days = moments.flatMap((value): readonly string[] => {
    if (value.type === 'date') return [value.value];
    if (value.type !== 'instant' || zone === undefined) return [];
    return [dayOf(value.value, zone)].filter((each) => each !== null);
  });
  const today = dayOf((ground.environment ?? SOMETIME).now, zone ?? 'UTC');
  const at = days.length === 0 && today !== null ? [today] : days;
  const near = at.flatMap((date) => {
    const start = utcStart(date);
    return start === null ? [] : [date, dateAt(start - DAY), dateAt(start + DAY)];
  });
  const values = [...new Set(near)].flatMap((value): readonly Value[] =>
    value === null ? [] : [{ type: 'date', value }],
  );
  return { values, partial };
}
