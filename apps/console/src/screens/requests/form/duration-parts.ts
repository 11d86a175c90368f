export interface DurationParts {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in ms as people say it: in one unit, rounded up, so that "within" stays true. */
export function durationParts(milliseconds: number): DurationParts {
  if (milliseconds <= 90 * MINUTE) {
    return { unit: 'minutes', count: Math.max(1, Math.ceil(milliseconds / MINUTE)) };
  }
  if (milliseconds <= 36 * HOUR) return { unit: 'hours', count: Math.ceil(milliseconds / HOUR) };
  return { unit: 'days', count: Math.ceil(milliseconds / DAY) };
}
